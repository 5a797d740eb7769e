package io.yujian.gateway.menu;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.FanMenus.Menu;
import io.yujian.gateway.menu.MenuMapper.MenuRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Menus for those who put fans under them. */
@Component
public class MenuList {
    private final MenuMapper mapper;
    private final Accounts accounts;

    MenuList(MenuMapper mapper, Accounts accounts) {
        this.mapper = mapper;
        this.accounts = accounts;
    }

    /**
     * @param personal false: the account's default menu
     * @param published fans can be put under it
     */
    public record MenuChoiceView(
            String id, String name, String accountId, String accountName, boolean personal, boolean published) {}

    List<MenuChoiceView> choices() {
        return mapper.all().stream()
                .flatMap(row -> accounts.byId(row.accountId()).stream()
                        .map(account -> new MenuChoiceView(
                                Long.toString(row.id()),
                                row.name(),
                                Long.toString(row.accountId()),
                                account.name(),
                                row.personal(),
                                row.live())))
                .toList();
    }

    /** Unknown ones, and those of accounts that are gone, are absent. */
    public Map<Long, Menu> find(Collection<Long> ids) {
        Map<Long, Menu> found = new HashMap<>();
        if (!ids.isEmpty()) {
            mapper.some(new TreeSet<>(ids))
                    .forEach(row -> accounts.byId(row.accountId())
                            .ifPresent(account -> found.put(
                                    row.id(),
                                    new Menu(
                                            row.id(),
                                            row.accountId(),
                                            account.name(),
                                            row.name(),
                                            row.personal(),
                                            row.live()))));
        }
        return found;
    }

    /**
     * Which user tags a fan of a menu must and must not carry.
     *
     * @param on null: none (the default menu)
     * @param off of the account's other published menus
     */
    public record Tagging(@Nullable Integer on, List<Integer> off) {}

    /** Empty when the menu is gone or nobody can be put under it. */
    public Optional<Tagging> tagging(long accountId, long menuId) {
        List<MenuRow> rows = mapper.ofAccount(accountId);
        return rows.stream()
                .filter(row -> row.id() == menuId && row.live())
                .findFirst()
                .map(row -> new Tagging(
                        row.tagId(),
                        rows.stream()
                                .filter(other -> other.personal() && other.live())
                                .flatMap(other -> Stream.ofNullable(other.tagId()))
                                .distinct()
                                .filter(tag -> !tag.equals(row.tagId()))
                                .toList()));
    }
}
