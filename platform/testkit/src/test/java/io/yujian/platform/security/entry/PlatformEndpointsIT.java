package io.yujian.platform.security.entry;

import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.contract.EndpointContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ModuleTest(
        properties = {
            "yujian.admin-password-file=target/endpoints-it/admin-password",
            "yujian.key-file=target/endpoints-it/keys.json"
        })
class PlatformEndpointsIT extends EndpointContract {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Override
    protected RequestMappingHandlerMapping mapping() {
        return mapping;
    }
}
