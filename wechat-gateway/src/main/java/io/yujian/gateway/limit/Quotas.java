package io.yujian.gateway.limit;

import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.database.TransactionRetry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Daily quotas of APIs. A node takes a hundredth at a time from the database and gives calls out of that, so the count is
 * exact over all nodes and at most a block per node is lost when they stop.
 */
@Component
public class Quotas {
    /** The platform's day. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final QuotaMapper mapper;
    private final TransactionRetry transactions;
    private final GatewayProperties.Sender settings;
    private final InstantSource clock;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    Quotas(QuotaMapper mapper, TransactionRetry transactions, GatewayProperties properties, InstantSource clock) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.settings = properties.sender();
        this.clock = clock;
    }

    /** @param published of the platform; configuration overrides it @return false when today's quota is used up */
    public boolean take(long accountId, String api, long published) {
        long most = settings.dailyQuota().getOrDefault(api, published);
        Block block = blocks.computeIfAbsent(accountId + ":" + api, k -> new Block());
        synchronized (block) {
            int day = today();
            if (block.day != day) {
                block.day = day;
                block.left = 0;
                block.usedUp = false;
            }
            if (block.left == 0 && !block.usedUp) {
                refill(block, accountId, api, most);
            }
            if (block.left == 0) {
                return false;
            }
            block.left--;
            return true;
        }
    }

    private void refill(Block block, long accountId, String api, long most) {
        long wanted = Math.max(1, Math.min(1000, most / 100));
        long got = transactions.get(() -> {
            mapper.make(accountId, api, block.day);
            if (mapper.reserve(accountId, api, block.day, wanted, most) == 1) {
                return wanted;
            }
            return mapper.reserve(accountId, api, block.day, 1, most) == 1 ? 1L : 0L;
        });
        block.left = got;
        block.usedUp = got == 0;
    }

    /** @return rows deleted, at most 1000 */
    public int forgetOld() {
        return mapper.deleteBefore(
                day(LocalDate.ofInstant(clock.instant(), ZONE).minusDays(7)));
    }

    private int today() {
        return day(LocalDate.ofInstant(clock.instant(), ZONE));
    }

    private static int day(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    private static final class Block {
        private int day;
        private long left;
        private boolean usedUp;
    }
}
