package io.yujian.member.identity;

import io.yujian.member.apart.ApartTransaction;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Numbers of namespaces; they are few and never change, so each node remembers them. Thread-safe. */
@Component
public class Namespaces {
    public static final int UNIONID = 1;
    public static final int PHONE = 2;
    private static final String OPENID = "openid:";
    private static final int MOST = 10_000;
    private static final Pattern ALLOWED =
            Pattern.compile("unionid|phone|member-no|openid:[A-Za-z0-9_-]{1,64}|ext:[a-z0-9-]{1,32}");

    private final NamespaceMapper mapper;
    private final ApartTransaction apart;
    private final Map<String, Integer> byName = new ConcurrentHashMap<>();
    private final Map<Integer, String> byId = new ConcurrentHashMap<>();

    Namespaces(NamespaceMapper mapper, ApartTransaction apart) {
        this.mapper = mapper;
        // Apart from the caller's transaction, so that a number that is remembered is never rolled back.
        this.apart = apart;
    }

    /** True for the shapes {@code unionid}, {@code phone}, {@code member-no}, {@code openid:<appid>}, {@code ext:<system>}. */
    public static boolean wellFormed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    public static boolean isOpenid(String name) {
        return name.startsWith(OPENID);
    }

    public static String appIdOf(String openidNamespace) {
        return openidNamespace.substring(OPENID.length());
    }

    /** The number of a namespace, made when it is new. */
    public int number(String name) {
        Integer known = byName.get(name);
        if (known != null) {
            return known;
        }
        if (!wellFormed(name)) {
            throw new IllegalArgumentException("not a namespace of identities: " + name);
        }
        return find(name).orElseGet(() -> make(name));
    }

    /** The number, when anybody has ever had an identity in it. */
    public Optional<Integer> find(String name) {
        Integer known = byName.get(name);
        if (known == null) {
            apart.run(() -> load());
            known = byName.get(name);
        }
        return Optional.ofNullable(known);
    }

    public String name(int number) {
        String known = byId.get(number);
        if (known == null) {
            apart.run(() -> load());
            known = byId.get(number);
        }
        if (known == null) {
            throw new IllegalStateException("identity in an unknown namespace: " + number);
        }
        return known;
    }

    /** Numbers of all namespaces whose values are stored as they are, for a search that does not say which. */
    public Collection<Integer> plain() {
        apart.run(this::load);
        return byId.keySet().stream().filter(ns -> ns != PHONE).toList();
    }

    private int make(String name) {
        if (byName.size() >= MOST) {
            throw new IllegalArgumentException("too many namespaces of identities; not made: " + name);
        }
        apart.run(() -> {
            mapper.add(name);
            load();
        });
        Integer made = byName.get(name);
        if (made == null) {
            throw new IllegalStateException("namespace was not stored: " + name);
        }
        return made;
    }

    private void load() {
        for (NamespaceMapper.NamespaceRow row : mapper.all()) {
            byName.put(row.name(), row.id());
            byId.put(row.id(), row.name());
        }
    }
}
