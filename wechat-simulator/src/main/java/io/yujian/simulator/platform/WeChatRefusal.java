package io.yujian.simulator.platform;

/** Ends the handling of a call with an error code. Without stack trace: refusals are answers, not accidents. */
public final class WeChatRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int errcode;

    public WeChatRefusal(int errcode) {
        super("errcode " + errcode, null, false, false);
        this.errcode = errcode;
    }

    public int errcode() {
        return errcode;
    }
}
