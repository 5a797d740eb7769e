package io.yujian.simulator.media;

import io.yujian.simulator.account.NoSuchThing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows stored media to phones and to readers of PicUrl; needs no token, as WeChat's picture hosts need none. */
@RestController
class MediaController {

    private final MediaStore store;

    MediaController(MediaStore store) {
        this.store = store;
    }

    @GetMapping("/sim/media/{appId}/{id}")
    ResponseEntity<byte[]> show(@PathVariable String appId, @PathVariable String id) {
        Media media = store.find(appId, id).orElseThrow(() -> new NoSuchThing("no media " + id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(media.contentType()))
                .body(media.bytes());
    }
}
