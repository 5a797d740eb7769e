package io.yujian.platform.extension;

/**
 * How people see an extension.
 *
 * @param group catalog group, kebab-case: {@code message}, {@code wait}, {@code branch}, {@code customer}, {@code end}
 * @param icon name of an Element Plus icon
 * @param name what operators call it
 * @param help one or two plain sentences: what it does and what it does not
 * @param summary template of the card's line, with {@code {field}} placeholders of the configuration
 */
public record ExtensionMeta(String group, String icon, Text name, Text help, Text summary) {
    /** A text in both languages of the console. */
    public record Text(String zh, String en) {}

    public static ExtensionMeta of(
            String group, String icon, String zh, String en, String helpZh, String helpEn, String sumZh, String sumEn) {
        return new ExtensionMeta(group, icon, new Text(zh, en), new Text(helpZh, helpEn), new Text(sumZh, sumEn));
    }
}
