package io.yujian.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Collects lines of one run, prints them as they come, and replaces the results part of {@code benchmarks/README.md}. */
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

    void writeInto(Path readme) {
        try {
            String text = Files.readString(readme);
            int from = text.indexOf(BEGIN);
            int to = text.indexOf(END);
            if (from < 0 || to < from) {
                throw new IllegalStateException(readme + " has no place for results");
            }
            Files.writeString(
                    readme,
                    text.substring(0, from + BEGIN.length()) + "\n" + String.join("\n", lines) + "\n\n"
                            + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
