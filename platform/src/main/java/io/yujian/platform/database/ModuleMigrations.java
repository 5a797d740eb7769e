package io.yujian.platform.database;

/**
 * A module's migrations, {@code db/migration/<module>} on the class path (source: {@code sql/<module>}). One bean per
 * module.
 *
 * @param module folder name, such as {@code member-center}
 * @param order of running: the arrow's order; wechat-gateway 100, member-center 200, coupon-service 300, journey-service
 *     400
 */
public record ModuleMigrations(String module, int order) {
    /** Each module has a history of its own. */
    String historyTable() {
        return "schema_history_" + module.replace('-', '_');
    }
}
