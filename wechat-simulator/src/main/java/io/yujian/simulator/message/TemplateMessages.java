package io.yujian.simulator.message;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.callback.CallbackEmitter;
import io.yujian.simulator.callback.EventXml;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.Clockwork;
import io.yujian.simulator.time.SimulatorClock;
import io.yujian.simulator.traffic.MessageKind;
import io.yujian.simulator.traffic.Received;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Template messages: accepted at once, their outcome comes later as TEMPLATESENDJOBFINISH. A client_msg_id that was used
 * for the same fan lately gives the first msgid again, and sends nothing. Source: WeChat's "模板消息".
 */
@Component
class TemplateMessages implements PlatformApi {

    private final AtomicLong msgIds = new AtomicLong(3_000_000_000_000_000_000L);
    private final Fans fans;
    private final Templates templates;
    private final ClientMessageIds clientIds;
    private final Received received;
    private final CallbackEmitter emitter;
    private final Settings settings;
    private final Clockwork clockwork;
    private final SimulatorClock clock;

    TemplateMessages(
            Fans fans,
            Templates templates,
            ClientMessageIds clientIds,
            Received received,
            CallbackEmitter emitter,
            Settings settings,
            Clockwork clockwork,
            SimulatorClock clock) {
        this.fans = fans;
        this.templates = templates;
        this.clientIds = clientIds;
        this.received = received;
        this.emitter = emitter;
        this.settings = settings;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/message/template/send", this::send);
    }

    private ApiAnswer send(ApiCall call) {
        BrandAccount account = call.account();
        String openid = call.field("touser");
        Fan fan = fans.find(account.appId(), openid).orElse(null);
        int errcode = fan == null ? 40003 : refusal(call, fan);
        if (fan == null || errcode != 0) {
            received.refuse(account.appId(), openid, fan, MessageKind.TEMPLATE, "template", errcode, call.text());
            throw new WeChatRefusal(errcode);
        }
        long msgId = msgIds.incrementAndGet();
        String clientMsgId = call.field("client_msg_id");
        if (!clientMsgId.isEmpty()) {
            long known = clientIds.knownOrBind(openid, clientMsgId, msgId);
            if (known != 0) {
                received.repeat(fan, MessageKind.TEMPLATE, "template", clientMsgId, known, call.text());
                return accepted(known);
            }
        }
        if (!fan.refusesTemplates()) {
            received.accept(
                    fan,
                    MessageKind.TEMPLATE,
                    "template",
                    clientMsgId.isEmpty() ? null : clientMsgId,
                    msgId,
                    call.text());
        }
        announceOutcome(account, fan, msgId);
        return accepted(msgId);
    }

    private int refusal(ApiCall call, Fan fan) {
        MessageTemplate template = templates
                .find(call.account().appId(), call.field("template_id"), false)
                .orElse(null);
        if (template == null) {
            return 40037;
        }
        if (!fan.following()) {
            return 43004;
        }
        return TemplateData.fits(template, call.json().path("data")) ? 0 : 47003;
    }

    private void announceOutcome(BrandAccount account, Fan fan, long msgId) {
        long delay = settings.now().outcomeDelayMillis();
        if (delay < 0) {
            return;
        }
        String status = fan.refusesTemplates() ? "failed:user block" : "success";
        clockwork.after(
                delay,
                () -> emitter.emit(
                        account,
                        fan,
                        EventXml.event(account, fan.openid(), clock.seconds(), "TEMPLATESENDJOBFINISH")
                                .number("MsgID", msgId)
                                .text("Status", status)));
    }

    private static ApiAnswer accepted(long msgId) {
        return ApiAnswer.json("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":" + msgId + "}");
    }
}
