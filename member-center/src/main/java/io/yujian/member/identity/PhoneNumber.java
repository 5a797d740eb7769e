package io.yujian.member.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers in E.164; eleven digits that begin with 1 are mainland China. */
public final class PhoneNumber {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MAINLAND = Pattern.compile("1[3-9][0-9]{9}");

    private PhoneNumber() {}

    /** @return empty when it is no phone number */
    public static Optional<String> normalise(String text) {
        String digits = text.strip().replaceAll("[\\s\\-()]", "");
        if (digits.startsWith("00")) {
            digits = "+" + digits.substring(2);
        }
        if (MAINLAND.matcher(digits).matches()) {
            digits = "+86" + digits;
        } else if (digits.startsWith("86")
                && MAINLAND.matcher(digits.substring(2)).matches()) {
            digits = "+" + digits;
        }
        return E164.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    /** For eyes without the right to see it: {@code 138****5678}. */
    public static String mask(String e164) {
        String local = e164.startsWith("+86") ? e164.substring(3) : e164;
        int keep = Math.min(4, (local.length() + 2) / 3);
        int head = Math.min(3, local.length() - keep);
        return local.substring(0, head) + "****" + local.substring(local.length() - keep);
    }
}
