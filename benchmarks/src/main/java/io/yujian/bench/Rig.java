package io.yujian.bench;

import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.process.ProductStack.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all parts need of a running product. */
final class Rig {
    private static final int DATABASE_CACHE_MB = 1024;

    private Rig() {}

    /** Database, Redis and a simulator that holds no daily quota and sends no event for each template message. */
    static ProductStack start(Bench.Setting setting) {
        ProductStack stack = ProductStack.start(setting.root(), setting.work(), setting.mySqlHome(), DATABASE_CACHE_MB);
        stack.simulator().put("/sim/api/settings", "{\"enforceQuotas\":false,\"outcomeDelayMillis\":-1}");
        return stack;
    }

    /** A node without daily quotas of its own: a benchmark sends more in a minute than WeChat allows in a day. */
    static Node node(ProductStack stack, String name, String roles, String... extra) {
        List<String> arguments = new ArrayList<>(List.of(
                "--yujian.gateway.sender.daily-quota.custom-send=1000000000",
                "--yujian.gateway.sender.daily-quota.template-send=1000000000"));
        arguments.addAll(List.of(extra));
        return stack.startNode(name, roles, arguments.toArray(String[]::new));
    }

    /** Resident memory now of every process of a stack. */
    static String memory(ProductStack stack, List<Node> nodes) {
        StringBuilder text = new StringBuilder("Memory after it (resident): ");
        for (Node node : nodes) {
            text.append("product");
            if (nodes.size() > 1) {
                text.append(' ').append(node.name());
            }
            text.append(' ').append(node.process().residentMiB()).append(" MiB, ");
        }
        return text.append("database ")
                .append(residentMiB(stack.database().pid()))
                .append(" MiB (of it ")
                .append(DATABASE_CACHE_MB)
                .append(" MiB cache at most), Redis ")
                .append(residentMiB(stack.redisPid()))
                .append(" MiB, simulator with its load ")
                .append(stack.simulatorProcess().residentMiB())
                .append(" MiB.")
                .toString();
    }

    static long residentMiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D+", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }
}
