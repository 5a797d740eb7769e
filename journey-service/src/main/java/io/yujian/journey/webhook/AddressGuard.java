package io.yujian.journey.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.conn.DnsResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps calls away from this machine and its private network, whoever asks for them. A name is looked up once for each
 * connection and the very addresses that were judged are connected to, so a name that changes its mind in between gains
 * nothing.
 */
@Component
class AddressGuard implements DnsResolver {
    private final Set<String> allowed;

    /** @param allowedHosts names or addresses of one's own network that may be called all the same */
    AddressGuard(@Value("${yujian.webhooks.allowed-hosts:}") List<String> allowedHosts) {
        this.allowed = new TreeSet<>();
        allowedHosts.forEach(host -> allowed.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    boolean isAllowedByName(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Why the host may not be called as far as it can be told now; a name that is not known yet may be known later. */
    Optional<String> refusal(String host) {
        try {
            resolve(host);
            return Optional.empty();
        } catch (RefusedAddressException e) {
            return Optional.of("不能调用内网或本机地址：" + host + "；确实需要时请管理员设置 yujian.webhooks.allowed-hosts");
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        // URIs put addresses of version 6 in brackets.
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] found = InetAddress.getAllByName(plain);
        if (!isAllowedByName(plain) && Arrays.stream(found).anyMatch(AddressGuard::isPrivate)) {
            throw new RefusedAddressException(host);
        }
        return found;
    }

    /** Loopback, private, link-local, shared, reserved, and what translates into version 4. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        if (address instanceof Inet6Address) {
            boolean local = (first & 0xfe) == 0xfc;
            boolean translated = first == 0x20 && second == 0x02 // 6to4
                    || first == 0 && second == 0x64 // NAT64
                    || first == 0x20 && second == 0x01 && b[2] == 0 && b[3] == 0 // Teredo
                    || first == 0; // compatible with version 4
            return local || translated;
        }
        return first == 0
                || first >= 240
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && b[2] == 0
                || first == 198 && (second == 18 || second == 19);
    }

    /** The name leads into the private network. */
    static final class RefusedAddressException extends UnknownHostException {
        RefusedAddressException(String host) {
            super("private address: " + host);
        }
    }
}
