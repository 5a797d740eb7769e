package io.yujian.platform.deadletter;

import io.yujian.platform.overview.FigureSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Open dead letters on the first page. */
@Component
class DeadLetterFigures implements FigureSource {
    private final DeadLetters letters;

    DeadLetterFigures(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("deadLetters", letters.countOpen()));
    }

    @Override
    public List<Warning> warnings() {
        int open = letters.countOpen();
        if (open == 0) {
            return List.of();
        }
        return List.of(new Warning(
                "dead-letters",
                "有 " + open + " 条事件没能处理，请到死信页查看原因后重放或丢弃。",
                open + " events could not be handled. Look at the dead letters, then replay or discard them.",
                "/dead-letters"));
    }
}
