package io.yujian.journey.expression;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression. Immutable and thread-safe. It cannot reach any class, file or network: CEL knows only the values
 * it is given. Its cost is bounded: so many characters, so deep, so many rounds of all its loops together.
 */
public final class Expression {
    /** Characters of its text. */
    public static final int LONGEST = 500;

    private static final int MOST_ROUNDS = 1_000;
    private static final int DEEPEST = 32;
    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(MOST_ROUNDS)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    /** Texts of published versions come again and again. */
    private static final Cache<String, Compiled> KNOWN =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private final CelRuntime.Program program;
    private final Set<String> roots;

    private sealed interface Compiled {}

    private record Good(Expression expression) implements Compiled {}

    private record Bad(String zh, String en) implements Compiled {}

    private Expression(CelRuntime.Program program, Set<String> roots) {
        this.program = program;
        this.roots = Set.copyOf(roots);
    }

    /** Compiled once for each text. */
    public static Expression of(String text) throws BadExpressionException {
        Compiled compiled = KNOWN.get(text, Expression::compile);
        if (compiled instanceof Good good) {
            return good.expression();
        }
        Bad bad = (Bad) compiled;
        throw new BadExpressionException(bad.zh(), bad.en());
    }

    private static Compiled compile(String text) {
        if (text.isBlank()) {
            return new Bad("表达式是空的", "the expression is empty");
        }
        if (text.length() > LONGEST) {
            return new Bad("表达式超过 " + LONGEST + " 个字符", "the expression is longer than " + LONGEST + " characters");
        }
        try {
            Set<String> names = names(builder().build().parse(text).getAst());
            CelCompilerBuilder builder = builder();
            names.forEach(name -> builder.addVar(name, SimpleType.DYN));
            CelAbstractSyntaxTree checked = builder.build().compile(text).getAst();
            return new Good(new Expression(RUNTIME.createProgram(checked), names));
        } catch (CelValidationException e) {
            return e.getErrors().isEmpty()
                    ? unclear(e)
                    : bad(text, e.getErrors().get(0));
        } catch (CelEvaluationException | RuntimeException e) {
            return unclear(e);
        }
    }

    private static Bad unclear(Exception e) {
        return new Bad("表达式写法有误", "the expression cannot be read: " + e.getMessage());
    }

    private static CelCompilerBuilder builder() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    }

    /** Names that come from outside, not those of its own loops. */
    private static Set<String> names(CelAbstractSyntaxTree ast) {
        Set<String> used = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(node -> {
            if (node.getKind() == CelExpr.ExprKind.Kind.IDENT) {
                used.add(node.expr().ident().name());
            } else if (node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
                own.add(node.expr().comprehension().iterVar());
                own.add(node.expr().comprehension().accuVar());
            }
        });
        used.removeAll(own);
        return used;
    }

    private static Bad bad(String text, CelIssue issue) {
        int column = issue.getSourceLocation().getColumn();
        int line = issue.getSourceLocation().getLine();
        String message = issue.getMessage();
        String where = (line > 1 ? "第 " + line + " 行" : "") + "第 " + (column + 1) + " 个字符附近：";
        String why;
        if (message.contains("token recognition error") && text.codePoints().anyMatch(c -> c > 0x2e80)) {
            why = "文字要放在引号里，中文属性名写成 customer['属性名']";
        } else if (message.contains("undeclared reference")) {
            why = "没有这个函数 " + message.replaceAll("(?s).*undeclared reference to '([^']*)'.*", "$1");
        } else if (message.contains("<EOF>")) {
            why = "没有写完，可能少了括号、引号或一个值";
        } else if (message.contains("no matching overload")) {
            why = "两边的类型不能这样计算，例如数字和文字不能相加，可用 string(…)、double(…) 转换";
        } else {
            why = "这里的写法不对";
        }
        return new Bad(where + why, "near character " + (column + 1) + ": " + message);
    }

    /** Names of what it reads: {@code customer}, {@code trigger}, {@code now}, or a remembered value's. */
    public Set<String> roots() {
        return roots;
    }

    /** Null when something it needs is missing, or it fails: what is missing is never an error in a run. */
    public @Nullable Object value(Scope scope) {
        try {
            CelVariableResolver resolver = name -> Optional.ofNullable(scope.get(name));
            Object value = program.eval(resolver);
            return isKnown(value) ? value : null;
        } catch (CelEvaluationException | RuntimeException e) {
            return null;
        }
    }

    /** CEL answers with a set of unknowns where a name has no value. */
    private static boolean isKnown(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof java.util.List
                || value instanceof java.util.Map
                || value instanceof java.time.Instant;
    }

    /** True only for a plain true. */
    public boolean holds(Scope scope) {
        return Boolean.TRUE.equals(value(scope));
    }

    /** As a message says it; null when there is nothing to say. */
    public @Nullable String text(Scope scope) {
        Object value = value(scope);
        return value == null ? null : JsonValues.text(value);
    }
}
