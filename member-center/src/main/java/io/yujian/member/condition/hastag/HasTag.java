package io.yujian.member.condition.hastag;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.member.TagConditions;
import io.yujian.member.tag.TagNames;
import io.yujian.member.text.TextForm;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Wears a tag that has not expired. */
@Component
class HasTag implements ConditionType<HasTag.Config>, TagConditions {
    record Config(
            @NotBlank @Size(max = TagNames.LONGEST) @Field(zh = "标签", en = "Tag", widget = "tag-picker")
            String tag) {}

    @Override
    public String typeId() {
        return "has-tag";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "CollectionTag",
                "有标签",
                "Has tag",
                "客户现在有这个标签。",
                "The customer has this tag now.",
                "有标签「{tag}」",
                "has tag {tag}");
    }

    @Override
    public Config example() {
        return new Config("新客");
    }

    @Override
    public ObjectNode wears(String tag) {
        ObjectNode atom =
                JsonNodeFactory.instance.objectNode().put("type", typeId()).put("version", version());
        atom.putObject("config").put("tag", tag);
        return atom;
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return facts.customer().tags().contains(TextForm.clean(config.tag()));
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        return new SqlCondition(
                "SELECT ct.customer_id FROM mb_customer_tag ct JOIN mb_tag t ON t.id = ct.tag_id"
                        + " WHERE t.name_key = UNHEX(?) AND (ct.valid_until IS NULL OR ct.valid_until > ?)",
                List.of(
                        TagNames.keyHex(TextForm.clean(config.tag())),
                        LocalDateTime.ofInstant(now.now(), ZoneOffset.UTC)));
    }
}
