package io.yujian.journey.trigger.tagchanged;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param tags any of them */
record TagChangedConfig(
        @Field(zh = "变化", en = "Change", widget = "select") @NotNull
        Change change,

        @Field(zh = "标签", en = "Tags", widget = "tag-picker") @NotEmpty @Size(max = 50)
        List<@NotBlank @Size(max = 30) String> tags) {
    /** Which way. */
    enum Change {
        @JsonProperty("added")
        ADDED("customer.tagged"),
        @JsonProperty("removed")
        REMOVED("customer.untagged");

        private final String event;

        Change(String event) {
            this.event = event;
        }

        String event() {
            return event;
        }
    }
}
