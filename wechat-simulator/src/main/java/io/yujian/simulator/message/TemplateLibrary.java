package io.yujian.simulator.message;

import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists, adds and removes templates. */
@Component
class TemplateLibrary implements PlatformApi {

    private final Templates templates;
    private final ObjectMapper mapper;

    TemplateLibrary(Templates templates, ObjectMapper mapper) {
        this.templates = templates;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.any("/cgi-bin/template/get_all_private_template", this::list);
        routes.post("/cgi-bin/template/api_add_template", this::add);
        routes.post("/cgi-bin/template/del_private_template", this::remove);
        routes.any(
                "/cgi-bin/template/get_industry",
                call -> ApiAnswer.json("{\"primary_industry\":{\"first_class\":\"商业服务\",\"second_class\":\"零售\"},"
                        + "\"secondary_industry\":{\"first_class\":\"IT科技\",\"second_class\":\"互联网|电子商务\"}}"));
        routes.any("/wxaapi/newtmpl/gettemplate", this::subscriptions);
    }

    private ApiAnswer list(ApiCall call) {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode list = answer.putArray("template_list");
        for (MessageTemplate template : templates.list(call.account().appId(), false)) {
            list.addObject()
                    .put("template_id", template.id())
                    .put("title", template.title())
                    .put("primary_industry", "商业服务")
                    .put("deputy_industry", "零售")
                    .put("content", template.content())
                    .put("example", example(template));
        }
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer subscriptions(ApiCall call) {
        ObjectNode answer = mapper.createObjectNode().put("errcode", 0).put("errmsg", "ok");
        ArrayNode list = answer.putArray("data");
        for (MessageTemplate template : templates.list(call.account().appId(), true)) {
            list.addObject()
                    .put("priTmplId", template.id())
                    .put("title", template.title())
                    .put("content", template.content())
                    .put("example", example(template))
                    .put("type", 2);
        }
        return ApiAnswer.json(answer.toString());
    }

    private static String example(MessageTemplate template) {
        return template.content().replaceAll("\\{\\{[a-z_]+[0-9]*\\.DATA}}", "示例");
    }

    private ApiAnswer add(ApiCall call) {
        String shortId = call.field("template_id_short", 40037);
        MessageTemplate added = templates.add(
                call.account().appId(), new MessageTemplate(null, "模板 " + shortId, "内容:{{thing1.DATA}}\n", false));
        return ApiAnswer.json("{\"errcode\":0,\"errmsg\":\"ok\",\"template_id\":\"" + added.id() + "\"}");
    }

    private ApiAnswer remove(ApiCall call) {
        if (!templates.remove(call.account().appId(), call.field("template_id"))) {
            throw new WeChatRefusal(40037);
        }
        return ApiAnswer.ok();
    }
}
