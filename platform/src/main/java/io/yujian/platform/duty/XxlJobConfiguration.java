package io.yujian.platform.duty;

import com.xxl.job.core.executor.XxlJobExecutor;
import com.xxl.job.core.handler.IJobHandler;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers each duty as an XXL-JOB handler under its name, when an admin is configured. The database lease stays: two
 * schedulers, or a broadcast to all executors, still run a duty on one node at a time. The plain executor is used, not
 * the Spring one, so that scripts sent by the admin see no beans.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${yujian.xxl-job.admin-addresses:}'.isBlank()")
@EnableConfigurationProperties(XxlJobProperties.class)
class XxlJobConfiguration {
    @Bean(initMethod = "start", destroyMethod = "destroy")
    XxlJobExecutor xxlJobExecutor(
            XxlJobProperties properties,
            ObjectProvider<Duty> duties,
            DutyRunner runner,
            DutyLease lease,
            InstantSource clock) {
        XxlJobExecutor executor = new XxlJobExecutor();
        executor.setAdminAddresses(properties.adminAddresses());
        executor.setAccessToken(properties.accessToken());
        executor.setAppname(properties.appName());
        executor.setAddress(properties.address());
        executor.setPort(properties.port());
        executor.setLogPath(properties.logPath());
        executor.setLogRetentionDays(30);
        duties.forEach(duty -> {
            lease.register(duty.name());
            XxlJobExecutor.registryJobHandler(duty.name(), new DutyHandler(duty, runner, clock));
        });
        return executor;
    }

    /** One duty as XXL-JOB sees it. */
    private static final class DutyHandler extends IJobHandler {
        private final Duty duty;
        private final DutyRunner runner;
        private final InstantSource clock;

        DutyHandler(Duty duty, DutyRunner runner, InstantSource clock) {
            this.duty = duty;
            this.runner = runner;
            this.clock = clock;
        }

        @Override
        public void execute() {
            runner.run(duty, clock.instant());
        }
    }
}
