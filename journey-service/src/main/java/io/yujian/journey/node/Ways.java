package io.yujian.journey.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exits of nodes with as many ways as the operator wants: {@code a}, {@code b}, … in the order of the configuration, so
 * that a way keeps its line when it is renamed.
 */
public final class Ways {
    /** More do not fit under a card. */
    public static final int MOST = 8;

    private Ways() {}

    public static String port(int way) {
        return String.valueOf((char) ('a' + way));
    }

    /** Place of the way in the configuration; -1 for another exit. */
    public static int of(String port) {
        int way = port.length() == 1 ? port.charAt(0) - 'a' : -1;
        return way >= 0 && way < MOST ? way : -1;
    }

    /** @param names as the operator calls them, one for each way; null or blank: by its letter */
    public static List<Port> ports(List<? extends @Nullable String> names) {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String letter = port(i).toUpperCase(java.util.Locale.ROOT);
            boolean named = name != null && !name.isBlank();
            ports.add(Port.of(port(i), named ? name : letter + " 路", named ? name : "Way " + letter));
        }
        return ports;
    }

    /** Every exit that a configuration could have; what is beyond the first two is shown once it is drawn. */
    public static List<Port> possible() {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String letter = port(i).toUpperCase(java.util.Locale.ROOT);
            ports.add(new Port(port(i), letter + " 路", "Way " + letter, i > 1));
        }
        return ports;
    }
}
