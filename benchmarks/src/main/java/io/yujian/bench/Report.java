package io.yujian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Collects lines of one part, prints them as they come; sections together are the results in {@code benchmarks/README.md}. */
final class Report {
    private static final String BEGIN = "<!-- results: written by ./yujian bench -->";
    private static final String END = "<!-- end of results -->";

    private final List<String> lines = new ArrayList<>();

    void heading(String text) {
        line("");
        line("### " + text);
        line("");
    }

    void table(String... columns) {
        line("| " + String.join(" | ", columns) + " |");
        line("|" + "---|".repeat(columns.length));
    }

    void row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell instanceof Double d ? String.format(Locale.ROOT, "%,.1f", d) : String.valueOf(cell));
        }
        line("| " + String.join(" | ", texts) + " |");
    }

    void line(String text) {
        System.out.println(text);
        lines.add(text);
    }

    static String millis(Histogram micros, double percentile) {
        return String.format(Locale.ROOT, "%.1f ms", micros.getValueAtPercentile(percentile) / 1000.0);
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines).strip() + "\n");
    }

    /** Puts the sections that there are into the page, in this order. */
    static void compose(Collection<String> names, Path sections, Path page) throws IOException {
        String text = Files.readString(page);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(page + " has no place for results");
        }
        StringBuilder all = new StringBuilder(text.substring(0, from + BEGIN.length())).append("\n\n");
        for (String name : names) {
            Path section = sections.resolve(name + ".md");
            if (Files.exists(section)) {
                all.append(Files.readString(section)).append('\n');
            }
        }
        Files.writeString(page, all.append(text.substring(to)).toString());
    }
}
