package io.yujian.platform.security;

import java.util.Collection;
import java.util.Set;

/**
 * Who acts. Immutable.
 *
 * @param id id of the user or key; {@code system} for work that nobody asked for
 * @param name as people know it
 * @param rights what {@link Allowed} compares with
 */
public record Caller(Kind kind, String id, String name, Set<String> rights) {
    /** Work without a request: pollers, duties, start. It may do all, since no one can ask it to. */
    public static final Caller SYSTEM = new Caller(Kind.SYSTEM, "system", "系统", Set.copyOf(Rights.all()));

    public Caller {
        rights = Set.copyOf(rights);
    }

    /** A person. */
    public static Caller user(long id, String name, Collection<String> rights) {
        Set<String> known = Rights.onlyKnown(rights);
        known.add(Rights.SIGNED_IN);
        return new Caller(Kind.USER, Long.toString(id), name, known);
    }

    /** A machine; scopes that no longer exist are left out. */
    public static Caller key(long id, String name, Collection<String> scopes) {
        return new Caller(Kind.KEY, Long.toString(id), name, Rights.onlyKnown(scopes));
    }

    public boolean may(String right) {
        return rights.contains(right);
    }

    /** What stands behind a call. */
    public enum Kind {
        USER("user"),
        KEY("key"),
        SYSTEM("system");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
