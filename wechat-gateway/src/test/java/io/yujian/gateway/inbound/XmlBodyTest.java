package io.yujian.gateway.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBodyTest {
    @Test
    void shouldReadLeavesInOrder() throws Exception {
        XmlBody body = parse("<xml><A><![CDATA[a<b]]></A><L><I>1</I></L><L><I>2</I></L><E></E><T> 域&amp; </T></xml>");
        assertThat(body.get("A")).isEqualTo("a<b");
        assertThat(body.all("L/I")).isEqualTo(List.of("1", "2"));
        assertThat(body.get("E")).isEmpty();
        assertThat(body.text("E")).isNull();
        assertThat(body.get("T")).isEqualTo(" 域& ");
        assertThat(body.get("nothing")).isNull();
        assertThat(body.path(1)).isEqualTo("L/I");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "<xml>",
                "<xml></xml><xml></xml>",
                "<xml><a></b></xml>",
                "<other><a>1</a></other>",
                "<xml><a>&unknown;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><xml><c>&b;</c></xml>",
                "<xml><a><a><a><a><a><a><a><a><a>1</a></a></a></a></a></a></a></a></a></xml>",
                "<xml><a>\u0000</a></xml>",
            })
    void shouldRefuseWhatThePlatformNeverSends(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedXmlException.class);
    }

    @Test
    void shouldRefuseTooManyElements() {
        assertThatThrownBy(() -> parse("<xml>" + "<a>1</a>".repeat(3000) + "</xml>"))
                .isInstanceOf(MalformedXmlException.class);
    }

    @Test
    void shouldSurviveNoise() {
        byte[] sound = "<xml><ToUserName><![CDATA[gh]]></ToUserName><Content>域见 &lt;</Content></xml>".getBytes(UTF_8);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bent = sound.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            try {
                XmlBody.parse(bent);
            } catch (MalformedXmlException e) {
                assertThat(e).hasMessageNotContaining("StackOverflow");
            }
        }
    }

    private static XmlBody parse(String text) throws MalformedXmlException {
        return XmlBody.parse(text.getBytes(UTF_8));
    }
}
