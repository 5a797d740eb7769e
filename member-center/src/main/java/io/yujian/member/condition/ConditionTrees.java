package io.yujian.member.condition;

import io.yujian.member.ConditionType;
import io.yujian.member.Conditions;
import io.yujian.platform.catalog.CatalogContributor;
import io.yujian.platform.catalog.CatalogEntry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.extension.ConfigProblem;
import io.yujian.platform.extension.ConfigResult;
import io.yujian.platform.extension.Extensions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads condition trees. Immutable and thread-safe. */
@Component
class ConditionTrees implements Conditions, CatalogContributor {
    private static final int DEEPEST = 10;
    private static final int MOST = 100;

    private final Extensions<ConditionType<?>> types;

    ConditionTrees(Extensions<ConditionType<?>> types) {
        this.types = types;
    }

    @Override
    public Compiled compile(ObjectNode tree) {
        Reading reading = new Reading();
        TreePart compiled = reading.node(tree, 1);
        if (!reading.problems.isEmpty()) {
            throw YujianException.invalid("condition.invalid", reading.problems.get(0));
        }
        return compiled;
    }

    /** The tree as a set; an empty one is everybody. */
    TreePart set(ObjectNode tree) {
        return tree.isEmpty() ? new TreePart.All(List.of()) : (TreePart) compile(tree);
    }

    @Override
    public List<String> check(ObjectNode tree) {
        Reading reading = new Reading();
        reading.node(tree, 1);
        return List.copyOf(reading.problems);
    }

    @Override
    public List<CatalogEntry> entries() {
        return CatalogEntry.allOf(types);
    }

    /** One pass over a tree: makes the tests and gathers what is wrong. */
    private final class Reading {
        private static final TreePart NEVER = new TreePart.Never();
        private final List<String> problems = new ArrayList<>();
        private int atoms;

        TreePart node(JsonNode node, int depth) {
            if (!(node instanceof ObjectNode tree)) {
                return problem("条件的写法不对：这里应当是一个条件。");
            }
            if (depth > DEEPEST) {
                return problem("条件嵌套超过 " + DEEPEST + " 层，请拆开。");
            }
            if (tree.has("all") || tree.has("any")) {
                boolean all = tree.has("all");
                List<TreePart> parts = parts(tree.get(all ? "all" : "any"), depth);
                return all ? new TreePart.All(parts) : new TreePart.Any(parts);
            }
            if (tree.has("not")) {
                return new TreePart.Not(node(tree.path("not"), depth + 1));
            }
            return atom(tree);
        }

        private List<TreePart> parts(JsonNode list, int depth) {
            if (!list.isArray() || list.isEmpty()) {
                problem("「全部满足」和「任一满足」里至少要有一个条件。");
                return List.of();
            }
            List<TreePart> parts = new ArrayList<>();
            list.forEach(part -> parts.add(node(part, depth + 1)));
            return List.copyOf(parts);
        }

        private TreePart atom(ObjectNode tree) {
            if (++atoms > MOST) {
                return problem("条件超过 " + MOST + " 个，请拆开。");
            }
            String typeId = tree.path("type").asString("");
            ConditionType<?> type = types.find(typeId).orElse(null);
            if (type == null) {
                return problem(typeId.isEmpty() ? "有一个条件还没有选择类型。" : "没有这种条件：" + typeId);
            }
            if (!(tree.path("config") instanceof ObjectNode config)) {
                return problem("条件「" + type.meta().name().zh() + "」还没有填写。");
            }
            return atom(type, tree.path("version").asInt(1), config);
        }

        private <C extends Record> TreePart atom(ConditionType<C> type, int version, ObjectNode config) {
            ConfigResult<C> result = types.read(type, version, config);
            String name = type.meta().name().zh();
            for (ConfigProblem problem : result.problems()) {
                problem("条件「" + name + "」：" + problem.zh());
            }
            if (!result.problems().isEmpty()) {
                return NEVER;
            }
            return new TreePart.Atom<>(type, result.orThrow());
        }

        private TreePart problem(String sentence) {
            problems.add(sentence);
            return NEVER;
        }
    }
}
