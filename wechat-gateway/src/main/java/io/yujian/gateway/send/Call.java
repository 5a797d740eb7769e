package io.yujian.gateway.send;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.channel.ReadyMessage;
import io.yujian.gateway.send.SendRows.TryRow;
import io.yujian.gateway.window.CreditKey;
import io.yujian.gateway.window.WindowState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message on its way: everything the call needs, nothing left to look up. */
final class Call {
    private final TryRow row;
    private final ChannelAccount account;
    private final ReadyMessage<?> message;
    private final WindowState.@Nullable Reserved window;
    private final @Nullable CreditKey credit;
    private @Nullable Claimed claimed;

    Call(
            TryRow row,
            ChannelAccount account,
            ReadyMessage<?> message,
            WindowState.@Nullable Reserved window,
            @Nullable CreditKey credit) {
        this.row = row;
        this.account = account;
        this.message = message;
        this.window = window;
        this.credit = credit;
    }

    void belongsTo(Claimed owner) {
        this.claimed = owner;
    }

    Claimed claimed() {
        return Objects.requireNonNull(claimed);
    }

    TryRow row() {
        return row;
    }

    ChannelAccount account() {
        return account;
    }

    ReadyMessage<?> message() {
        return message;
    }

    WindowState.@Nullable Reserved window() {
        return window;
    }

    @Nullable
    CreditKey credit() {
        return credit;
    }

    String api() {
        return message.channel().api();
    }
}
