package io.yujian.journey.approval;

import io.yujian.journey.approval.ApprovalMapper.WaitingRow;
import io.yujian.platform.overview.FigureSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells on the first page that somebody waits for a decision. */
@Component
class ApprovalNotices implements FigureSource {
    private final ApprovalMapper mapper;

    ApprovalNotices(ApprovalMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public List<Warning> warnings() {
        WaitingRow now = mapper.waiting();
        if (now.waiting() == 0) {
            return List.of();
        }
        String urged = now.urged() == 0 ? "" : "，其中 " + now.urged() + " 个被催办";
        String urgedEn = now.urged() == 0 ? "" : ", " + now.urged() + " of them urged";
        return List.of(new Warning(
                "approvals-waiting",
                now.waiting() + " 个旅程等待审批" + urged,
                now.waiting() + " journeys wait for approval" + urgedEn,
                "/approvals"));
    }
}
