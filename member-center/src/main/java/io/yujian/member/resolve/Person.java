package io.yujian.member.resolve;

import io.yujian.member.customer.CustomerRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer while a batch is being resolved: one that is stored and locked, or one that will be. */
final class Person {
    final long id;
    private final boolean fresh;
    private @Nullable CustomerRow row;
    private @Nullable Person mergedInto;
    private int storedPhones;
    private int newPhones;
    private @Nullable String tail;

    private Person(long id, boolean fresh) {
        this.id = id;
        this.fresh = fresh;
    }

    static Person stored(CustomerRow row) {
        Person person = new Person(row.id(), false);
        person.row = row;
        person.storedPhones = row.verifiedPhones();
        return person;
    }

    static Person fresh(long id) {
        return new Person(id, true);
    }

    boolean isFresh() {
        return fresh;
    }

    boolean hasPhone() {
        return storedPhones + newPhones > 0;
    }

    int newPhones() {
        return newPhones;
    }

    void addPhone() {
        newPhones++;
    }

    @Nullable
    String tail() {
        return tail;
    }

    /** The first openid names a person who has no other name. */
    void offerTail(String openid) {
        if (tail == null) {
            tail = openid.substring(Math.max(0, openid.length() - 4));
        }
    }

    void mergeInto(Person survivor) {
        mergedInto = survivor;
        survivor.storedPhones += storedPhones;
        survivor.newPhones += newPhones;
        newPhones = 0;
        if (survivor.tail == null) {
            survivor.tail = tail;
        }
    }

    boolean isRoot() {
        return mergedInto == null;
    }

    Person root() {
        Person root = this;
        while (root.mergedInto != null) {
            root = root.mergedInto;
        }
        return root;
    }

    CustomerRow row() {
        return Objects.requireNonNull(row);
    }

    void row(CustomerRow now) {
        this.row = now;
    }
}
