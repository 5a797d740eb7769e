package io.yujian.coupon.wallet.entry;

import io.yujian.coupon.wallet.Wallet;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.PublicEndpoint;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The fan's page: the same three small files for everybody, and the wallet that a signed link opens. */
@RestController
@ConditionalOnRole(Role.COUPON_SERVICE)
class WalletController {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");

    private final Wallet wallet;

    WalletController(Wallet wallet) {
        this.wallet = wallet;
    }

    @GetMapping("/h5/wallet/{token}")
    @PublicEndpoint(reason = "page without data; the data asks for the signed link")
    ResponseEntity<Resource> walletPage(@PathVariable String token) {
        return file("wallet.html", HTML, CacheControl.noStore());
    }

    @GetMapping("/h5/files/wallet.js")
    @PublicEndpoint(reason = "file without data")
    ResponseEntity<Resource> walletScript() {
        return file("wallet.js", SCRIPT, CacheControl.maxAge(Duration.ofMinutes(10)));
    }

    @GetMapping("/h5/files/wallet.css")
    @PublicEndpoint(reason = "file without data")
    ResponseEntity<Resource> walletStyle() {
        return file("wallet.css", STYLE, CacheControl.maxAge(Duration.ofMinutes(10)));
    }

    @GetMapping("/api/h5/v1/wallet/{token}")
    @PublicEndpoint(reason = "signed link")
    ResponseEntity<Wallet.WalletView> getWallet(@PathVariable String token) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(wallet.open(token));
    }

    private static ResponseEntity<Resource> file(String name, MediaType type, CacheControl cache) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(cache)
                .header("X-Content-Type-Options", "nosniff")
                .body(new ClassPathResource("h5/" + name));
    }
}
