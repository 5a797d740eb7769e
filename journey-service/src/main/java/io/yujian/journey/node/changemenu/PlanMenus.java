package io.yujian.journey.node.changemenu;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.SendKey;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.RehearsalLog;
import io.yujian.journey.node.StepContext;
import io.yujian.journey.node.changemenu.PlanMenu.Way;
import io.yujian.member.Customers;
import io.yujian.member.Customers.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plans the menus of a batch: one look-up of menus, one of addresses, one call to the gateway. */
@Component
class PlanMenus implements EffectHandler<PlanMenu> {
    private final FanMenus menus;
    private final Customers customers;

    PlanMenus(FanMenus menus, Customers customers) {
        this.menus = menus;
        this.customers = customers;
    }

    @Override
    public Class<PlanMenu> effectType() {
        return PlanMenu.class;
    }

    static SendKey keyOf(StepContext step) {
        return new SendKey(step.runId(), step.nodeId(), step.visit());
    }

    @Override
    public List<Applied> apply(List<Request<PlanMenu>> batch) {
        Map<Long, FanMenus.Menu> known = menus(batch);
        Set<Long> people = batch.stream().map(r -> r.step().customer().id()).collect(Collectors.toSet());
        Map<Long, List<Address>> addresses = known.isEmpty() ? Map.of() : customers.addresses(people);
        List<FanMenus.Planned> planned = new ArrayList<>(batch.size());
        List<Applied> results = new ArrayList<>(batch.size());
        for (Request<PlanMenu> r : batch) {
            FanMenus.Menu menu = known.get(r.effect().menuId());
            Address fan =
                    menu == null ? null : fan(addresses.get(r.step().customer().id()), menu.accountId());
            if (fan != null) {
                planned.add(wish(r, fan));
            }
            results.add(result(menu, fan != null));
        }
        menus.plan(planned);
        return results;
    }

    private Map<Long, FanMenus.Menu> menus(List<Request<PlanMenu>> batch) {
        return menus.find(batch.stream().map(r -> r.effect().menuId()).collect(Collectors.toSet()));
    }

    private static @Nullable Address fan(@Nullable List<Address> addresses, long accountId) {
        return Optional.ofNullable(addresses).orElse(List.of()).stream()
                .filter(address -> address.accountId() == accountId && address.following())
                .findFirst()
                .orElse(null);
    }

    private static FanMenus.Planned wish(Request<PlanMenu> r, Address fan) {
        StepContext step = r.step();
        return new FanMenus.Planned(
                keyOf(step),
                step.customer().id(),
                fan.accountId(),
                fan.openid(),
                r.effect().menuId(),
                step.lane(),
                r.effect().giveUpAt(),
                step.nextWaitNo());
    }

    private static Applied result(FanMenus.@Nullable Menu menu, boolean follows) {
        Way way = menu == null ? Way.NO_MENU : follows ? Way.UNDER_WAY : Way.NOT_FOLLOWING;
        return Applied.of(new PlanMenu.Planned(way));
    }

    @Override
    public List<Applied> rehearse(List<Request<PlanMenu>> batch, RehearsalLog log) {
        Map<Long, FanMenus.Menu> known = menus(batch);
        List<Applied> results = new ArrayList<>(batch.size());
        for (Request<PlanMenu> r : batch) {
            FanMenus.Menu menu = known.get(r.effect().menuId());
            boolean follows = menu != null && r.step().customer().following().contains(menu.accountId());
            if (menu != null && follows) {
                log.tell(
                        r.step(),
                        "menu",
                        new Note("菜单换成「" + menu.name() + "」", "sees the menu “" + menu.name() + "”"),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("menu", menu.name())
                                .put("account", menu.accountName()));
                log.wake(r.step());
            }
            results.add(result(menu, follows));
        }
        return results;
    }
}
