package io.yujian.member;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events of a shop that have a name of their own, so that journeys, lists and reports of all brands mean the same by
 * them. Reported over the events API like custom ones. Their data: {@code product} (the shop's id of it), {@code sku},
 * {@code name}, {@code order}, {@code amount} and {@code currency}; with a product also {@code stock} (restocked),
 * {@code price} and {@code before} (price dropped).
 */
public final class BusinessEvents {
    public static final String CART_ADDED = "cart.added";
    public static final String CART_REMOVED = "cart.removed";
    public static final String ORDER_PAID = "order.paid";
    public static final String PRODUCT_WATCHED = "product.watched";
    public static final String PRODUCT_MARKED = "product.favourited";
    public static final String PRODUCT_UNWATCHED = "product.unwatched";
    public static final String PRODUCT_RESTOCKED = "product.restocked";
    public static final String PRODUCT_CHEAPER = "product.price-dropped";

    private static final Set<String> NOBODYS = Set.of(PRODUCT_RESTOCKED, PRODUCT_CHEAPER);
    private static final Map<String, EventTitles.Title> NAMES = new LinkedHashMap<>();

    static {
        name(CART_ADDED, "加入购物车", "Added to the cart");
        name(CART_REMOVED, "移出购物车", "Removed from the cart");
        name("order.created", "下单", "Placed an order");
        name(ORDER_PAID, "付款", "Paid an order");
        name("order.received", "确认收货", "Received an order");
        name("order.refunded", "退款", "Refunded an order");
        name(PRODUCT_WATCHED, "关注商品（到货或降价提醒）", "Asked to be told about a product");
        name(PRODUCT_MARKED, "收藏商品", "Marked a product");
        name(PRODUCT_UNWATCHED, "取消关注商品", "No longer watches a product");
        name(PRODUCT_RESTOCKED, "商品到货", "A product is back in stock");
        name(PRODUCT_CHEAPER, "商品降价", "A product became cheaper");
    }

    private BusinessEvents() {}

    private static void name(String type, String zh, String en) {
        NAMES.put(type, new EventTitles.Title(zh, en));
    }

    public static boolean isKnown(String type) {
        return NAMES.containsKey(type);
    }

    /** True for news about a product, which concerns no single customer. */
    public static boolean isNobodys(String type) {
        return NOBODYS.contains(type);
    }

    public static Optional<EventTitles.Title> nameOf(String type) {
        return Optional.ofNullable(NAMES.get(type));
    }
}
