package io.yujian.gateway;

/** Why a message is sent; decides which rules of the brand and the platform apply to it. */
public enum MessageClass {
    /** Belongs to something the person did or bought: exempt from caps, still within the platform's rules. */
    TRANSACTIONAL,
    /** Help and answers; quiet hours and caps apply. */
    SERVICE,
    /** Everything meant to sell: consent, caps and quiet hours apply; never in a template message. */
    MARKETING
}
