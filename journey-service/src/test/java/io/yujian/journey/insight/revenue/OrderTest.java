package io.yujian.journey.insight.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OrderTest {
    private static Optional<Order> order(String data) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(data.replace('\'', '"'));
        return Order.of(
                new Event(1, "custom.paid", 0, List.of(), Instant.EPOCH, Instant.EPOCH, json, (byte) 0, "t", false), 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'orderId':'A','amountCents':1999};1999",
                "{'orderId':'A','amount':19.99};1999",
                "{'orderId':'A','amount':'19.9'};1990",
                "{'orderId':17,'amount':0};0",
                "{'orderId':'A','amountCents':5,'amount':900};5",
                "{'orderId':'A','amount':0.005};1"
            })
    void shouldReadTheAmountInCents(String data, long cents) {
        assertThat(order(data)).get().extracting(Order::cents).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'orderId':'A'}",
                "{'amount':3}",
                "{'orderId':' ','amount':3}",
                "{'orderId':'A','amount':-3}",
                "{'orderId':'A','amount':'1e9999'}",
                "{'orderId':'A','amount':1e300}",
                "{'orderId':'A','amount':'=1+1'}",
                "{'orderId':{'x':1},'amount':3}"
            })
    void shouldTakeNothingElseForAnOrder(String data) {
        assertThat(order(data)).isEmpty();
    }

    @Test
    void shouldRefuseAnIdThatIsTooLong() {
        assertThat(order("{'orderId':'" + "x".repeat(101) + "','amount':3}")).isEmpty();
    }
}
