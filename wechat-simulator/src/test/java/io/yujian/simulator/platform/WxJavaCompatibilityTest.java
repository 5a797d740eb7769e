package io.yujian.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.simulator.BrandServer;
import io.yujian.simulator.SimulatorTest;
import io.yujian.simulator.fan.Fan;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.common.bean.menu.WxMenuRule;
import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.result.WxMpQrCodeTicket;
import me.chanjar.weixin.mp.bean.result.WxMpUser;
import me.chanjar.weixin.mp.bean.result.WxMpUserList;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A client that was written for the real platform finds nothing strange here. */
class WxJavaCompatibilityTest extends SimulatorTest {

    private WxMpService wx;
    private WxMpDefaultConfigImpl config;

    @BeforeEach
    void connect() {
        config = new WxMpDefaultConfigImpl();
        config.setAppId(account.appId());
        config.setSecret(account.secret());
        config.setToken(account.token());
        config.setAesKey(account.encodingAesKey());
        config.setHostConfig(WxMpHostConfig.builder()
                .apiHost(base())
                .mpHost(base())
                .openHost(base())
                .build());
        wx = new WxMpServiceImpl();
        wx.setMaxRetryTimes(0);
        wx.setWxMpConfigStorage(config);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGetTokensAndRecoverFromRevokedOnes(boolean stable) throws Exception {
        config.useStableAccessToken(stable);
        String first = wx.getAccessToken();
        assertThat(first).isNotEmpty();
        post("/sim/api/accounts/" + account.appId() + "/tokens/revoke", "");
        assertThat(wx.getCallbackIP()).isNotEmpty();
        assertThat(wx.getAccessToken()).isNotEqualTo(first);
    }

    @Test
    void shouldSendCustomerServiceMessagesOfEveryKind() throws Exception {
        Fan fan = follower();
        act(fan, "text", "\"content\":\"hi\"");
        File picture = File.createTempFile("picture", ".png");
        Files.write(picture.toPath(), new byte[] {1, 2, 3});
        WxMediaUploadResult media = wx.getMaterialService().mediaUpload("image", picture);
        assertThat(wx.getMaterialService().mediaDownload(media.getMediaId())).hasBinaryContent(new byte[] {1, 2, 3});
        String to = fan.openid();

        assertThat(wx.getKefuService()
                        .sendKefuMessage(
                                WxMpKefuMessage.TEXT().toUser(to).content("你好").build()))
                .isTrue();
        wx.getKefuService()
                .sendKefuMessage(WxMpKefuMessage.IMAGE()
                        .toUser(to)
                        .mediaId(media.getMediaId())
                        .build());
        wx.getKefuService()
                .sendKefuMessage(WxMpKefuMessage.MSGMENU()
                        .toUser(to)
                        .headContent("满意吗")
                        .addMenus(new WxMpKefuMessage.MsgMenu("1", "满意"), new WxMpKefuMessage.MsgMenu("2", "不满意"))
                        .tailContent("谢谢")
                        .build());
        WxMpKefuMessage.WxArticle article = new WxMpKefuMessage.WxArticle();
        article.setTitle("t");
        article.setUrl("http://shop.example/");
        wx.getKefuService()
                .sendKefuMessage(
                        WxMpKefuMessage.NEWS().toUser(to).addArticle(article).build());
        wx.getKefuService()
                .sendKefuMessage(WxMpKefuMessage.MINIPROGRAMPAGE()
                        .toUser(to)
                        .title("t")
                        .appId("wx1")
                        .pagePath("p")
                        .thumbMediaId(media.getMediaId())
                        .build());
        assertThat(fan.accepted()).isEqualTo(5);
        assertThatThrownBy(() -> wx.getKefuService()
                        .sendKefuMessage(
                                WxMpKefuMessage.TEXT().toUser(to).content("six").build()))
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(45047));
    }

    @Test
    void shouldSendTemplatesAndReadUsersTagsCodesAndMenus() throws Exception {
        Fan fan = follower();
        String msgId = wx.getTemplateMsgService()
                .sendTemplateMsg(WxMpTemplateMessage.builder()
                        .toUser(fan.openid())
                        .templateId("TMvisit0000000000000000000000000000000000001")
                        .data(List.of(
                                new WxMpTemplateData("thing1", "人民广场店"),
                                new WxMpTemplateData("time2", "2026-11-21 10:00"),
                                new WxMpTemplateData("thing3", "见")))
                        .build());
        assertThat(msgId).isNotEmpty();
        assertThat(wx.getTemplateMsgService().getAllPrivateTemplate()).hasSize(3);

        WxMpUser user = wx.getUserService().userInfo(fan.openid());
        assertThat(user.getSubscribe()).isTrue();
        assertThat(user.getUnionId()).isEqualTo(fan.unionid());
        WxMpUserList list = wx.getUserService().userList();
        assertThat(list.getOpenids()).containsExactly(fan.openid());

        Long tag = wx.getUserTagService().tagCreate("会员").getId();
        assertThat(wx.getUserTagService().batchTagging(tag, new String[] {fan.openid()}))
                .isTrue();
        assertThat(wx.getUserTagService().userTagList(fan.openid())).containsExactly(tag);
        assertThat(wx.getUserTagService().tagGet())
                .anyMatch(one -> one.getName().equals("会员") && one.getCount() == 1);

        WxMpQrCodeTicket ticket = wx.getQrcodeService().qrCodeCreateLastTicket("store-12");
        assertThat(wx.getQrcodeService().qrCodePicture(ticket).length()).isGreaterThan(200);

        WxMenu menu = new WxMenu();
        WxMenuButton button = new WxMenuButton();
        button.setType("click");
        button.setName("领券");
        button.setKey("coupon");
        menu.getButtons().add(button);
        wx.getMenuService().menuCreate(menu);
        assertThat(wx.getMenuService().menuGet().getMenu().getButtons()).hasSize(1);
        act(fan, "menu", "\"menuPath\":\"0\"");
        assertThat(brand.calls).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void shouldShowTaggedFansTheirOwnMenu() throws Exception {
        Fan fan = follower();
        Long tag = wx.getUserTagService().tagCreate("菜单会员").getId();
        WxMenu own = menu("会员", "https://example.com/member");
        own.setMatchRule(new WxMenuRule());
        own.getMatchRule().setTagId(tag.toString());
        assertThatThrownBy(() -> wx.getMenuService().menuCreate(own))
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(65303));
        wx.getMenuService().menuCreate(menu("商城", "https://example.com/shop"));
        String menuId = wx.getMenuService().menuCreate(own);
        assertThat(wx.getMenuService()
                        .menuTryMatch(fan.openid())
                        .getButtons()
                        .get(0)
                        .getName())
                .isEqualTo("商城");
        wx.getUserTagService().batchTagging(tag, new String[] {fan.openid()});
        assertThat(wx.getMenuService()
                        .menuTryMatch(fan.openid())
                        .getButtons()
                        .get(0)
                        .getName())
                .isEqualTo("会员");
        act(fan, "menu", "\"menuPath\":\"0\"");
        WxMpXmlMessage view = read(brand.calls.get(brand.calls.size() - 1));
        assertThat(view.getEvent()).isEqualTo("VIEW");
        assertThat(view.getEventKey()).isEqualTo("https://example.com/member");
        assertThat(view.getMenuId()).isEqualTo(Long.valueOf(menuId));
        wx.getUserTagService().batchUntagging(tag, new String[] {fan.openid()});
        assertThat(wx.getMenuService()
                        .menuTryMatch(fan.openid())
                        .getButtons()
                        .get(0)
                        .getName())
                .isEqualTo("商城");
        act(fan, "unfollow", "");
        assertThatThrownBy(() -> wx.getUserTagService().batchTagging(tag, new String[] {fan.openid()}))
                .isInstanceOfSatisfying(
                        WxErrorException.class,
                        e -> assertThat(e.getError().getErrorCode()).isEqualTo(49003));
    }

    private static WxMenu menu(String name, String url) {
        WxMenu menu = new WxMenu();
        WxMenuButton button = new WxMenuButton();
        button.setType("view");
        button.setName(name);
        button.setUrl(url);
        menu.getButtons().add(button);
        return menu;
    }

    @Test
    void shouldOpenCallbacksAndSealReplies() throws Exception {
        Fan fan = follower();
        brand.answer = call -> {
            WxMpXmlMessage message = read(call);
            assertThat(message.getContent()).isEqualTo("你好");
            return WxMpXmlOutMessage.TEXT()
                    .content("收到")
                    .fromUser(message.getToUser())
                    .toUser(message.getFromUser())
                    .build()
                    .toEncryptedXml(config);
        };
        assertThat(act(fan, "text", "\"content\":\"你好\"")
                        .path("attempts")
                        .get(0)
                        .path("outcome")
                        .asString())
                .isEqualTo("replied");
        assertThat(wx.checkSignature(
                        brand.calls.get(0).query().get("timestamp"),
                        brand.calls.get(0).query().get("nonce"),
                        brand.calls.get(0).query().get("signature")))
                .isTrue();
    }

    @Test
    void shouldSpeakEveryEventSoThatItIsUnderstood() throws Exception {
        Fan fan = follower();
        String[][] acts = {
            {"scan", "\"scene\":\"s\"", "SCAN"},
            {"click", "\"key\":\"k\"", "CLICK"},
            {"view", "\"url\":\"http://a.example/\"", "VIEW"},
            {"view_miniprogram", "\"path\":\"p\"", "view_miniprogram"},
            {"scancode_waitmsg", "\"key\":\"k\"", "scancode_waitmsg"},
            {"pic_sysphoto", "\"key\":\"k\"", "pic_sysphoto"},
            {"location_select", "\"key\":\"k\"", "location_select"},
            {"report_location", "", "LOCATION"},
            {"subscribe", "\"templateId\":\"T\"", "subscribe_msg_popup_event"},
            {"subscribe_cancel", "\"templateId\":\"T\"", "subscribe_msg_change_event"},
            {"revoke", "", "user_authorization_revoke"},
            {"event", "\"event\":\"user_get_card\",\"fields\":{\"CardId\":\"c1\"}", "user_get_card"},
            {"unfollow", "", "unsubscribe"},
        };
        for (String[] one : acts) {
            brand.forget();
            act(fan, one[0], one[1]);
            WxMpXmlMessage message = read(brand.calls.get(0));
            assertThat(message.getEvent()).isEqualTo(one[2]);
            assertThat(message.getFromUser()).isEqualTo(fan.openid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "voice", "video", "shortvideo", "location"})
    void shouldSpeakEveryMessage(String type) throws Exception {
        Fan fan = follower();
        JsonNode outcome = act(fan, type, "");
        // outcomes of what another test sent may still arrive, for other people
        List<BrandServer.Call> calls = brand.calls.stream()
                .filter(call -> fan.openid().equals(call.query().get("openid")))
                .toList();
        assertThat(calls).as(outcome.toString()).hasSize(1);
        WxMpXmlMessage message = read(calls.get(0));
        assertThat(message.getMsgType()).isEqualTo(type);
        assertThat(message.getMsgId()).isGreaterThan(1L << 53);
    }

    private WxMpXmlMessage read(BrandServer.Call call) {
        return WxMpXmlMessage.fromEncryptedXml(
                call.body(),
                config,
                call.query().get("timestamp"),
                call.query().get("nonce"),
                call.query().get("msg_signature"));
    }
}
