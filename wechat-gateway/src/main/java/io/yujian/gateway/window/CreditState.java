package io.yujian.gateway.window;

/** Consents of one person for one template, locked by the current transaction and confined to it. */
public final class CreditState {
    private int credit;
    private final boolean blocked;
    private final long decidedS;
    private boolean changed;

    CreditState(int credit, boolean blocked, long decidedS) {
        this.credit = credit;
        this.blocked = blocked;
        this.decidedS = decidedS;
    }

    public boolean available() {
        return !blocked && credit > 0;
    }

    /** Takes one consent; false when there is none or the person cancelled. */
    public boolean reserve() {
        if (!available()) {
            return false;
        }
        credit--;
        changed = true;
        return true;
    }

    void giveBack() {
        credit++;
        changed = true;
    }

    void empty() {
        changed = changed || credit != 0;
        credit = 0;
    }

    boolean changed() {
        return changed;
    }

    int credit() {
        return credit;
    }

    boolean blocked() {
        return blocked;
    }

    long decidedS() {
        return decidedS;
    }
}
