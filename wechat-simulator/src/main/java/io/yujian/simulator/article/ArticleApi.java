package io.yujian.simulator.article;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.time.SimulatorClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Drafts, and publishing them: a published draft is an article at once. */
@Component
class ArticleApi implements PlatformApi, WorldPart {

    private record Draft(String appId, String mediaId, JsonNode articles, long updatedAt) {}

    private record Published(String appId, String publishId, String articleId, JsonNode articles, long at) {}

    private final Map<String, Draft> drafts = new ConcurrentSkipListMap<>();
    private final Map<String, Published> published = new ConcurrentSkipListMap<>();
    private final SimulatorClock clock;
    private final ObjectMapper mapper;

    ArticleApi(SimulatorClock clock, ObjectMapper mapper) {
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/draft/add", this::add);
        routes.post("/cgi-bin/draft/get", this::get);
        routes.post("/cgi-bin/draft/delete", this::delete);
        routes.any("/cgi-bin/draft/count", this::count);
        routes.post("/cgi-bin/draft/batchget", this::list);
        routes.post("/cgi-bin/freepublish/submit", this::publish);
        routes.post("/cgi-bin/freepublish/get", this::status);
        routes.post("/cgi-bin/freepublish/batchget", this::listPublished);
        routes.post("/cgi-bin/freepublish/getarticle", this::article);
    }

    private ApiAnswer add(ApiCall call) {
        JsonNode articles = call.json().path("articles");
        if (!articles.isArray() || articles.isEmpty() || articles.size() > 8) {
            throw new WeChatRefusal(45008);
        }
        String id = RandomText.token(64);
        drafts.put(id, new Draft(call.account().appId(), id, articles, clock.seconds()));
        return ApiAnswer.json("{\"media_id\":\"" + id + "\"}");
    }

    private Draft draft(ApiCall call) {
        Draft draft = drafts.get(call.field("media_id", 40007));
        if (draft == null || !draft.appId.equals(call.account().appId())) {
            throw new WeChatRefusal(40007);
        }
        return draft;
    }

    private ApiAnswer get(ApiCall call) {
        return news(draft(call).articles);
    }

    private ApiAnswer news(JsonNode articles) {
        ObjectNode answer = mapper.createObjectNode();
        answer.set("news_item", articles);
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer delete(ApiCall call) {
        drafts.remove(draft(call).mediaId);
        return ApiAnswer.ok();
    }

    private List<Draft> of(BrandAccount account) {
        return drafts.values().stream()
                .filter(draft -> draft.appId.equals(account.appId()))
                .toList();
    }

    private ApiAnswer count(ApiCall call) {
        return ApiAnswer.json("{\"total_count\":" + of(call.account()).size() + "}");
    }

    private ApiAnswer list(ApiCall call) {
        List<Draft> all = of(call.account());
        List<Draft> page = page(call, all);
        ObjectNode answer =
                mapper.createObjectNode().put("total_count", all.size()).put("item_count", page.size());
        ArrayNode items = answer.putArray("item");
        for (Draft draft : page) {
            ObjectNode item = items.addObject().put("media_id", draft.mediaId).put("update_time", draft.updatedAt);
            item.putObject("content").set("news_item", draft.articles);
        }
        return ApiAnswer.json(answer.toString());
    }

    private static <T> List<T> page(ApiCall call, List<T> all) {
        return all.stream()
                .skip(call.json().path("offset").asInt(0))
                .limit(Math.min(20, call.json().path("count").asInt(20)))
                .toList();
    }

    private ApiAnswer publish(ApiCall call) {
        Draft draft = draft(call);
        drafts.remove(draft.mediaId);
        String publishId = Long.toString(100_000_000L + published.size());
        published.put(
                publishId,
                new Published(draft.appId, publishId, RandomText.token(43), draft.articles, clock.seconds()));
        return ApiAnswer.json("{\"errcode\":0,\"errmsg\":\"ok\",\"publish_id\":\"" + publishId + "\"}");
    }

    private ApiAnswer status(ApiCall call) {
        Published one = published.get(call.field("publish_id", 40035));
        if (one == null || !one.appId.equals(call.account().appId())) {
            throw new WeChatRefusal(40035);
        }
        ObjectNode answer = mapper.createObjectNode()
                .put("publish_id", one.publishId)
                .put("publish_status", 0)
                .put("article_id", one.articleId);
        answer.putObject("article_detail").put("count", one.articles.size());
        answer.putArray("fail_idx");
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer listPublished(ApiCall call) {
        List<Published> all = published.values().stream()
                .filter(one -> one.appId.equals(call.account().appId()))
                .toList();
        List<Published> page = page(call, all);
        ObjectNode answer =
                mapper.createObjectNode().put("total_count", all.size()).put("item_count", page.size());
        ArrayNode items = answer.putArray("item");
        for (Published one : page) {
            ObjectNode item = items.addObject().put("article_id", one.articleId).put("update_time", one.at);
            item.putObject("content").set("news_item", one.articles);
        }
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer article(ApiCall call) {
        String id = call.field("article_id", 40035);
        Published one = published.values().stream()
                .filter(known -> known.articleId.equals(id)
                        && known.appId.equals(call.account().appId()))
                .findFirst()
                .orElseThrow(() -> new WeChatRefusal(40035));
        return news(one.articles);
    }

    @Override
    public void forget(String appId) {
        drafts.values().removeIf(draft -> draft.appId.equals(appId));
        published.values().removeIf(one -> one.appId.equals(appId));
    }

    @Override
    public void forgetAll() {
        drafts.clear();
        published.clear();
    }
}
