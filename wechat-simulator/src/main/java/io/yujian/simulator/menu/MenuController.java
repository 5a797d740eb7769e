package io.yujian.simulator.menu;

import io.yujian.simulator.fan.Fans;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows a phone its menu. */
@RestController
@RequestMapping("/sim/api/menu")
class MenuController {

    private final Menus menus;
    private final Fans fans;

    MenuController(Menus menus, Fans fans) {
        this.menus = menus;
        this.fans = fans;
    }

    /** The buttons, or an empty list when the brand made none. */
    @GetMapping
    JsonNode seenBy(@RequestParam String appId, @RequestParam String openid) {
        return menus.seenBy(fans.get(appId, openid)).orElseGet(JsonNodeFactory.instance::arrayNode);
    }
}
