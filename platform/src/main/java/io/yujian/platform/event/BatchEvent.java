package io.yujian.platform.event;

/** One event of a batch together with the customer it was resolved to. Confined to the batch's thread. */
public final class BatchEvent {
    private final Event event;
    private long customerId;
    private long identityId;
    private boolean newCustomer;

    public BatchEvent(Event event) {
        this.event = event;
    }

    public Event event() {
        return event;
    }

    /** Root customer whose row this transaction has locked; 0 before member-center's stage and for events about nobody. */
    public long customerId() {
        return customerId;
    }

    /** Row id of the acting identity; 0 as {@link #customerId()}. */
    public long identityId() {
        return identityId;
    }

    /** True when this very event made the customer. */
    public boolean newCustomer() {
        return newCustomer;
    }

    /** Called once, by member-center's stage, after the customer's row was locked. */
    public void resolved(long customer, long identity, boolean created) {
        this.customerId = customer;
        this.identityId = identity;
        this.newCustomer = created;
    }
}
