package io.yujian.platform.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.xxl.job.core.executor.XxlJobExecutor;
import io.yujian.testkit.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** With an admin configured (here one that does not answer) duties are handlers, and nothing else starts them. */
@ModuleTest(
        properties = {
            "yujian.xxl-job.admin-addresses=http://127.0.0.1:1/xxl-job-admin",
            "yujian.xxl-job.port=0",
            "yujian.xxl-job.log-path=target/xxl-job"
        })
class XxlJobIT {
    @Autowired
    ObjectProvider<LeasedDutyScheduler> local;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void shouldRunADutyWhenTheAdminAsks() throws Exception {
        assertThat(local.getIfAvailable()).isNull();
        XxlJobExecutor.loadJobHandler("partitions").execute();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_duty WHERE name='partitions' AND ended_at IS NOT NULL AND error IS NULL",
                        Integer.class))
                .isEqualTo(1);
    }
}
