package io.yujian.simulator.media;

import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Uploads and downloads. Files are answered with their own content type, errors as JSON: clients tell them by that. */
@Component
class MediaApi implements PlatformApi {

    private static final Map<String, Long> LARGEST = Map.of(
            "image", 10L << 20,
            "voice", 2L << 20,
            "video", 10L << 20,
            "thumb", 64L << 10);
    private static final long LARGEST_ARTICLE_IMAGE = 1L << 20;

    private final MediaStore store;
    private final ObjectMapper mapper;

    MediaApi(MediaStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.any("/cgi-bin/media/upload", this::upload);
        routes.any("/cgi-bin/media/get", this::download);
        routes.any("/cgi-bin/media/uploadimg", this::uploadArticleImage);
        routes.any("/cgi-bin/material/add_material", this::addMaterial);
        routes.post("/cgi-bin/material/get_material", this::getMaterial);
        routes.post("/cgi-bin/material/del_material", this::removeMaterial);
        routes.any("/cgi-bin/material/get_materialcount", this::countMaterials);
        routes.post("/cgi-bin/material/batchget_material", this::listMaterials);
    }

    private ApiAnswer upload(ApiCall call) {
        Media media = store(call, false);
        String idName = media.type().equals("thumb") ? "thumb_media_id" : "media_id";
        return ApiAnswer.json("{\"type\":\"" + media.type() + "\",\"" + idName + "\":\"" + media.id()
                + "\",\"created_at\":" + media.createdSeconds() + "}");
    }

    private ApiAnswer addMaterial(ApiCall call) {
        Media media = store(call, true);
        return ApiAnswer.json("{\"media_id\":\"" + media.id() + "\",\"url\":\"" + address(call, media) + "\"}");
    }

    private Media store(ApiCall call, boolean permanent) {
        String type = call.query("type", 40004);
        Long largest = LARGEST.get(type);
        if (largest == null) {
            throw new WeChatRefusal(40004);
        }
        return store(call, type, largest, permanent);
    }

    private Media store(ApiCall call, String type, long largest, boolean permanent) {
        Part part = call.file("media");
        if (part == null || part.getSize() == 0) {
            throw new WeChatRefusal(41005);
        }
        if (part.getSize() > largest) {
            throw new WeChatRefusal(45001);
        }
        try {
            byte[] bytes = part.getInputStream().readAllBytes();
            String given = part.getContentType();
            String contentType = given == null || given.startsWith("application/") ? guess(type) : given;
            return store.put(call.account().appId(), type, contentType, bytes, permanent);
        } catch (IOException e) {
            throw new WeChatRefusal(41005);
        }
    }

    private static String guess(String type) {
        return switch (type) {
            case "voice" -> "audio/amr";
            case "video" -> "video/mp4";
            default -> "image/jpeg";
        };
    }

    private ApiAnswer uploadArticleImage(ApiCall call) {
        Media media = store(call, "image", LARGEST_ARTICLE_IMAGE, true);
        return ApiAnswer.json("{\"url\":\"" + address(call, media) + "\"}");
    }

    private static String address(ApiCall call, Media media) {
        return call.baseUrl() + "/sim/media/" + call.account().appId() + "/" + media.id();
    }

    private ApiAnswer download(ApiCall call) {
        return file(call, call.query("media_id", 40007));
    }

    private ApiAnswer getMaterial(ApiCall call) {
        return file(call, call.field("media_id", 40007));
    }

    private ApiAnswer file(ApiCall call, String id) {
        Media media = store.find(call.account().appId(), id).orElseThrow(() -> new WeChatRefusal(40007));
        return ApiAnswer.file(media.contentType(), media.bytes(), media.id() + ending(media));
    }

    private static String ending(Media media) {
        return "." + media.contentType().replaceFirst("^[a-z]+/", "").replace("jpeg", "jpg");
    }

    private ApiAnswer removeMaterial(ApiCall call) {
        if (!store.remove(call.account().appId(), call.field("media_id", 40007))) {
            throw new WeChatRefusal(40007);
        }
        return ApiAnswer.ok();
    }

    private ApiAnswer countMaterials(ApiCall call) {
        List<Media> all = store.materials(call.account().appId());
        return ApiAnswer.json("{\"voice_count\":" + count(all, "voice") + ",\"video_count\":" + count(all, "video")
                + ",\"image_count\":" + count(all, "image") + ",\"news_count\":0}");
    }

    private static long count(List<Media> all, String type) {
        return all.stream().filter(media -> media.type().equals(type)).count();
    }

    private ApiAnswer listMaterials(ApiCall call) {
        String type = call.field("type", 40004);
        int offset = call.json().path("offset").asInt(0);
        int count = call.json().path("count").asInt(20);
        List<Media> all = store.materials(call.account().appId()).stream()
                .filter(media -> media.type().equals(type))
                .toList();
        List<Media> page = all.stream().skip(offset).limit(count).toList();
        ObjectNode answer =
                mapper.createObjectNode().put("total_count", all.size()).put("item_count", page.size());
        ArrayNode items = answer.putArray("item");
        for (Media media : page) {
            items.addObject()
                    .put("media_id", media.id())
                    .put("name", media.id().substring(0, 8))
                    .put("update_time", media.createdSeconds())
                    .put("url", address(call, media));
        }
        return ApiAnswer.json(answer.toString());
    }
}
