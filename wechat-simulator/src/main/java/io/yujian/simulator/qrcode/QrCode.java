package io.yujian.simulator.qrcode;

/**
 * A parametric code of an account.
 *
 * @param scene what the brand hid in it; a number or a text
 * @param permanent whether it never ends
 * @param expiresAt Unix seconds; 0 when permanent
 * @param url what the picture says
 */
public record QrCode(
        String appId, String ticket, String scene, boolean permanent, long createdAt, long expiresAt, String url) {}
