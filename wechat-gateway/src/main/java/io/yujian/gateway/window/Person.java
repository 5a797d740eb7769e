package io.yujian.gateway.window;

import java.util.Comparator;

/** A person at an account. Sorted as the table's key, the order in which rows are locked. */
public record Person(long accountId, String openid) implements Comparable<Person> {
    private static final Comparator<Person> ORDER =
            Comparator.comparingLong(Person::accountId).thenComparing(Person::openid);

    @Override
    public int compareTo(Person other) {
        return ORDER.compare(this, other);
    }
}
