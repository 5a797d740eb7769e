package io.yujian.simulator.oauth;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fan.Fan;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The small pages around an authorisation, drawn for the width of a phone. */
final class AuthorizePages {

    private static final String STYLE = """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1"><title>网页授权</title>
            <style>
            body{margin:0;font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;background:#fff;color:#1f2329;
              padding:48px 24px;text-align:center}
            h1{font-size:18px;font-weight:600;margin:0 0 8px}p{color:#6b7280;margin:0 0 24px;font-size:14px}
            .mark{width:56px;height:56px;border-radius:14px;background:#e8f5ee;color:#1f9d60;display:grid;
              place-items:center;margin:0 auto 20px;font-size:24px;font-weight:600}
            a,button{display:block;width:100%;box-sizing:border-box;margin:0 0 12px;padding:12px;border-radius:8px;
              border:0;background:#1f9d60;color:#fff;font:inherit;text-decoration:none;cursor:pointer}
            .quiet{background:#f2f3f5;color:#1f2329}
            </style>
            """;

    private static final String CONTINUE = """
            <script>
            function go(extra){const u=new URL(location.href);for(const k in extra)u.searchParams.set(k,extra[k]);
              location.replace(u)}
            </script>
            """;

    private AuthorizePages() {}

    static String problem(String title, String detail) {
        return STYLE + "<div class=mark>!</div><h1>" + HtmlUtils.htmlEscape(title) + "</h1><p>"
                + HtmlUtils.htmlEscape(detail) + "</p>";
    }

    /** Finds out which phone shows the page: its frame says so; without a frame the reader chooses. */
    static String who(BrandAccount account, List<Fan> phones) {
        StringBuilder html = new StringBuilder(STYLE)
                .append(CONTINUE)
                .append("<script>try{const f=window.frameElement;"
                        + "if(f&&f.dataset.openid)go({sim_openid:f.dataset.openid})}catch(e){}</script>")
                .append("<div class=mark>?</div><h1>用哪部手机打开?</h1><p>")
                .append(HtmlUtils.htmlEscape(account.name()))
                .append(" 请求网页授权。在模拟手机里打开时会自动识别。</p>");
        for (Fan fan : phones) {
            String name = fan.nickname().isEmpty() ? fan.openid() : fan.nickname();
            html.append("<button class=quiet onclick=\"go({sim_openid:'")
                    .append(HtmlUtils.htmlEscape(fan.openid()))
                    .append("'})\">")
                    .append(HtmlUtils.htmlEscape(name))
                    .append("</button>");
        }
        return html.toString();
    }

    static String consent(BrandAccount account) {
        String initial = account.name().isEmpty() ? "号" : account.name().substring(0, 1);
        return STYLE + CONTINUE + "<div class=mark>" + HtmlUtils.htmlEscape(initial) + "</div><h1>"
                + HtmlUtils.htmlEscape(account.name())
                + "</h1><p>申请获取你的昵称、头像</p>"
                + "<button onclick=\"go({sim_decision:'allow'})\">允许</button>"
                + "<button class=quiet onclick=\"go({sim_decision:'deny'})\">拒绝</button>";
    }
}
