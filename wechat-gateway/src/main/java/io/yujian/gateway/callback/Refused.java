package io.yujian.gateway.callback;

/** A callback that is not taken. Carries the HTTP status; never a 5xx, which would make the platform repeat it. */
class Refused extends Exception {
    private final int status;

    Refused(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
