package io.yujian.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.PublicEndpoint;
import io.yujian.platform.security.Rights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What holds for every endpoint of the running product. A leaf class is a {@code @ModuleTest} that gives the bean
 * {@code requestMappingHandlerMapping}.
 */
public abstract class EndpointContract {
    /** Where Spring registered the controllers. */
    protected abstract RequestMappingHandlerMapping mapping();

    @Test
    void shouldSayOfEachEndpointWhoMayCallIt() {
        assertThat(ours()).as("a contract over nothing proves nothing").isNotEmpty();
        for (HandlerMethod method : ours()) {
            Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
            PublicEndpoint open = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PublicEndpoint.class);
            assertThat(allowed == null)
                    .as("%s carries either @Allowed or @PublicEndpoint", method)
                    .isNotEqualTo(open == null);
            if (allowed != null) {
                assertThat(Rights.known(allowed.value()))
                        .as("right '%s' of %s stands in Rights", allowed.value(), method)
                        .isTrue();
            }
            if (open != null) {
                assertThat(open.reason()).as("%s says why it is safe", method).isNotBlank();
            }
        }
    }

    @Test
    void shouldNameEachOperationOnce() {
        Map<String, HandlerMethod> byName = new HashMap<>();
        for (HandlerMethod method : ours()) {
            HandlerMethod other = byName.putIfAbsent(method.getMethod().getName(), method);
            assertThat(other)
                    .as("%s has a name of its own, since method names are the operations of the API's client", method)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            same -> assertThat(same.getMethod()).isEqualTo(method.getMethod()));
        }
    }

    private List<HandlerMethod> ours() {
        return mapping().getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getName().startsWith("io.yujian."))
                .toList();
    }
}
