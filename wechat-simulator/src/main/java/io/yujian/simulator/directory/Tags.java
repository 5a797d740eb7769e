package io.yujian.simulator.directory;

import io.yujian.simulator.account.WorldPart;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Tag names of each account by id; 0 to 2 are the platform's own. Guarded per account. */
@Component
class Tags implements WorldPart {

    static final int FIRST_OWN = 100;
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 30;

    private static final class Book {
        private final TreeMap<Integer, String> names = new TreeMap<>(Map.of(2, "星标组"));
        private int last = FIRST_OWN - 1;
    }

    private final ConcurrentMap<String, Book> books = new ConcurrentHashMap<>();

    /** The new tag's id, or a negative error code. */
    int create(String appId, String name) {
        Book book = book(appId);
        synchronized (book) {
            int refusal = refusal(book, name);
            if (refusal != 0) {
                return -refusal;
            }
            if (book.names.size() >= MOST) {
                return -45056;
            }
            book.names.put(++book.last, name);
            return book.last;
        }
    }

    /** 0, or an error code. */
    int rename(String appId, int id, String name) {
        Book book = book(appId);
        synchronized (book) {
            if (id < FIRST_OWN) {
                return 45058;
            }
            if (!book.names.containsKey(id)) {
                return 45159;
            }
            int refusal = refusal(book, name);
            if (refusal == 0) {
                book.names.put(id, name);
            }
            return refusal;
        }
    }

    /** 0, or an error code. */
    int delete(String appId, int id) {
        Book book = book(appId);
        synchronized (book) {
            if (id < FIRST_OWN) {
                return 45058;
            }
            return book.names.remove(id) == null ? 45159 : 0;
        }
    }

    private static int refusal(Book book, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return 45158;
        }
        return book.names.containsValue(name) ? 45157 : 0;
    }

    Map<Integer, String> names(String appId) {
        Book book = book(appId);
        synchronized (book) {
            return new TreeMap<>(book.names);
        }
    }

    private Book book(String appId) {
        return books.computeIfAbsent(appId, id -> new Book());
    }

    @Override
    public void forget(String appId) {
        books.remove(appId);
    }

    @Override
    public void forgetAll() {
        books.clear();
    }
}
