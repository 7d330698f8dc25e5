package fr.havre.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The configuration of both servers, as small as it can be. */
final class MailServerFiles {
    private static final String DOVECOT = """
            base_dir = {folder}/run
            state_dir = {folder}/run
            log_path = {folder}/dovecot.log
            protocols = imap
            listen = 127.0.0.1
            ssl = required
            ssl_cert = <{folder}/good.pem
            ssl_key = <{folder}/good.key
            ssl_ca = <{folder}/ca.pem
            ssl_require_crl = no
            ssl_min_protocol = TLSv1.2
            ssl_verify_client_cert = yes
            auth_ssl_username_from_cert = yes
            auth_mechanisms = plain login xoauth2 oauthbearer external
            auth_failure_delay = 0
            mail_location = maildir:{folder}/mail/%u
            mail_uid = nobody
            mail_gid = nogroup
            first_valid_uid = 1
            namespace inbox {
              inbox = yes
              mailbox Envoyes {
                auto = subscribe
                special_use = \\Sent
              }
            }
            passdb {
              driver = oauth2
              mechanisms = xoauth2 oauthbearer
              args = {folder}/oauth2.conf
            }
            passdb {
              driver = static
              mechanisms = external
              args = nopassword=y
            }
            passdb {
              driver = passwd-file
              mechanisms = plain login
              args = scheme=PLAIN username_format=%u {folder}/users
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home={folder}/mail/%u
            }
            service imap-login {
              inet_listener imap {
                port = {IMAP}
              }
              inet_listener imaps {
                port = {IMAPS}
                ssl = yes
              }
            }
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }
            service auth {
              unix_listener sasl {
                mode = 0666
              }
            }
            """;
    private static final String OAUTH = """
            tokeninfo_url = {tokeninfo}
            introspection_mode = get
            introspection_url = {tokeninfo}
            username_attribute = email
            """;
    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = {folder}/queue
            data_directory = {folder}/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file = {folder}/postfix.log
            maillog_file_prefixes = {folder}
            myhostname = localhost
            mydestination =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks =
            alias_maps =
            alias_database =
            local_recipient_maps =
            smtpd_reject_unlisted_recipient = no
            virtual_mailbox_domains = tilleuls.mssante.fr mordelles.mssante.fr
            virtual_mailbox_maps = texthash:{folder}/boxes
            virtual_mailbox_base = {folder}/mail
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            virtual_minimum_uid = 1
            transport_maps = texthash:{folder}/transport
            message_size_limit = {size}
            smtpd_tls_cert_file = {folder}/good.pem
            smtpd_tls_key_file = {folder}/good.key
            smtpd_tls_CAfile = {folder}/ca.pem
            smtpd_tls_ask_ccert = yes
            smtpd_tls_security_level = encrypt
            smtpd_tls_mandatory_protocols = >=TLSv1.2
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = {folder}/run/sasl
            smtpd_sasl_mechanism_filter = !external, static:rest
            smtpd_client_restrictions = permit_sasl_authenticated, permit_tls_all_clientcerts, reject
            smtpd_relay_restrictions = permit_sasl_authenticated, permit_tls_all_clientcerts, reject
            """;
    private static final String MASTER = """
            127.0.0.1:{SMTPS} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
            127.0.0.1:{REVOKED} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
              -o smtpd_tls_cert_file={folder}/revoked.pem -o smtpd_tls_key_file={folder}/revoked.key
            127.0.0.1:{SUBMISSION} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;

    private MailServerFiles() { }

    static void write(Path folder, Map<String, Integer> ports, String tokenInfo) throws IOException {
        Map<String, String> files = Map.of("dovecot.conf", DOVECOT, "oauth2.conf", OAUTH, "postfix/main.cf", MAIN,
                "postfix/master.cf", MASTER,
                "users", MailServers.CLAIRE + ":" + MailServers.PASSWORD + "\n" + MailServers.KARIM + ":" + MailServers.PASSWORD + "\n",
                "boxes", box(MailServers.CLAIRE) + box(MailServers.KARIM) + box(MailServers.FULL),
                "transport", MailServers.FULL + " error:5.2.2 mailbox full\n");
        for (var each : files.entrySet()) {
            String text = each.getValue().replace("{folder}", folder.toString()).replace("{tokeninfo}", tokenInfo)
                    .replace("{size}", String.valueOf(MailServers.MOST_BYTES));
            for (var port : ports.entrySet()) text = text.replace("{" + port.getKey() + "}", String.valueOf(port.getValue()));
            Files.writeString(folder.resolve(each.getKey()), text);
        }
    }

    private static String box(String address) {
        return address + " " + address + "/\n";
    }
}
