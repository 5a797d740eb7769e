package io.yujian.member.resolve;

import io.yujian.member.identity.IdentityKey;
import io.yujian.member.identity.IdentityKeys.Keyed;
import io.yujian.member.identity.Namespaces;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides in memory whose each event of a batch is, one after the other, before anything is written. All stored people
 * in it are locked. Confined to one thread.
 */
final class ResolutionPlan {
    private final Ids ids;
    private final Map<IdentityKey, Person> owner = new HashMap<>();
    private final Map<IdentityKey, Long> identityIds = new HashMap<>();
    private final Map<IdentityKey, Binding> bindings = new TreeMap<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    ResolutionPlan(Ids ids) {
        this.ids = ids;
    }

    /** An identity that gets its row in this transaction. */
    record Binding(Keyed keyed, long id, Person person) {}

    /** @param cause namespace number of the identity that named the second of the two */
    record Merge(Person survivor, Person loser, int cause, long eventId) {}

    record Conflict(Person one, Person other, long eventId) {}

    /** A customer named by the One-ID. @param identityId who acted; 0 when nobody did */
    record Named(Person person, long identityId) {}

    /** @param madeCustomer this event is the first ever heard of the person */
    record Assigned(Person person, long identityId, boolean madeCustomer) {}

    void known(IdentityKey key, long identityId, Person person) {
        owner.put(key, person);
        identityIds.put(key, identityId);
    }

    void stored(Person person) {
        people.add(person);
    }

    /**
     * @param named whom the event names by the One-ID; null when it only tells identities
     * @param keys of the event, the acting one first; at least one when nobody is named
     */
    Assigned assign(Event event, @Nullable Named named, List<Keyed> keys) {
        Set<Person> owners = new LinkedHashSet<>();
        if (named != null) {
            owners.add(named.person().root());
        }
        for (Keyed keyed : keys) {
            Person known = owner.get(keyed.key());
            if (known != null) {
                owners.add(known.root());
            }
        }
        boolean made = owners.isEmpty();
        if (made) {
            Person fresh = Person.fresh(ids.next());
            people.add(fresh);
            owners.add(fresh);
        }
        Person person = null;
        for (Person each : owners) {
            person = person == null ? each : unite(person, each, cause(keys, each), event.id());
        }
        Person target = Objects.requireNonNull(person);
        keys.forEach(keyed -> bind(keyed, target));
        long acting = named != null
                ? named.identityId()
                : Objects.requireNonNull(identityIds.get(keys.get(0).key()));
        return new Assigned(target, acting, made);
    }

    private int cause(List<Keyed> keys, Person person) {
        for (Keyed keyed : keys) {
            Person known = owner.get(keyed.key());
            if (known != null && known.root() == person) {
                return keyed.key().ns();
            }
        }
        return 0;
    }

    private Person unite(Person one, Person other, int cause, long eventId) {
        if (one.hasPhone() && other.hasPhone()) {
            // Two verified phones are two people until a human says otherwise.
            conflicts.add(new Conflict(one, other, eventId));
            return one;
        }
        boolean oneSurvives = one.isFresh() == other.isFresh() ? one.id < other.id : other.isFresh();
        Person survivor = oneSurvives ? one : other;
        Person loser = oneSurvives ? other : one;
        loser.mergeInto(survivor);
        if (!loser.isFresh()) {
            merges.add(new Merge(survivor, loser, cause, eventId));
        }
        return survivor;
    }

    private void bind(Keyed keyed, Person person) {
        if (owner.containsKey(keyed.key())) {
            return;
        }
        long id = ids.next();
        known(keyed.key(), id, person);
        bindings.put(keyed.key(), new Binding(keyed, id, person));
        if (keyed.key().ns() == Namespaces.PHONE) {
            person.addPhone();
        }
    }

    /** Sorted by key. */
    List<Binding> bindings() {
        return List.copyOf(bindings.values());
    }

    /** Stored roots who gained an identity: one that is bound now, or those of whom was merged into them. */
    Set<Long> identified() {
        Set<Long> roots = new TreeSet<>();
        bindings.values().forEach(binding -> {
            if (!binding.person().root().isFresh()) {
                roots.add(binding.person().root().id);
            }
        });
        merges.forEach(merge -> roots.add(merge.survivor().root().id));
        return roots;
    }

    /** In the order in which they must be made. */
    List<Merge> merges() {
        return merges;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Those who are to be stored, by ascending id. */
    List<Person> freshRoots() {
        return people.stream()
                .filter(person -> person.isFresh() && person.isRoot())
                .toList();
    }

    List<Person> storedRoots() {
        return people.stream()
                .filter(person -> !person.isFresh() && person.isRoot())
                .toList();
    }
}
