package io.yujian.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask a person in the chat.
 *
 * @param choices to tap; empty: the person writes
 * @param tail below the choices
 */
public record Question(
        String text, List<Choice> choices, @Nullable String tail) {
    public Question {
        choices = List.copyOf(choices);
    }

    /** @param id comes back with the answer; unique among the questions to one person */
    public record Choice(String id, String text) {}

    /**
     * How a channel asks it.
     *
     * @param answerEvent type of the event that brings the answer
     * @param idField field of its data that names the tapped choice; missing when the person wrote
     * @param textField field of its data with the text
     * @param opensAs type of the event whose reply window the answer opens at least
     */
    public record Asking(
            ChannelContent content, String answerEvent, String idField, String textField, String opensAs) {}
}
