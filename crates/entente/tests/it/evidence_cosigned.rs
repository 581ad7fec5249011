//! What a convention that asks for cosignatures lets leave to an ENT: nothing before a witness cosigned, and the directory after.

use crate::agreement::ok;
use crate::ent::World;
use crate::run::text;

#[test]
fn no_directory_leaves_while_nobody_cosigned_the_log() {
    let rule = "```entente rule\nrequire = \"cosignature\"\nwithin = \"P7D\"\n```\n\n```entente ent\n";
    let world = World::new(|convention| convention.replacen("```entente ent\n", rule, 1));
    world.deposit(0);
    let refused = world.export(0, "aaf", &[]);
    assert!(
        refused.code != 0 && refused.stderr.contains("aucun témoin"),
        "{}{}",
        refused.stdout,
        refused.stderr
    );
    let log = ok(&["log", "show", "--dir", world.dir()]).stdout;
    assert!(log.contains("access-decided") && !log.contains("directory-delivered"), "{log}");

    let desk = tempfile::tempdir().unwrap();
    let (witness, request, answer) =
        (desk.path().join("temoin"), desk.path().join("demande.txt"), desk.path().join("reponse.txt"));
    let name = "region-exemple.invalid/temoin";
    let key = ok(&["witness", "create", "--dir", text(&witness), "--name", name]).stdout;
    ok(&["log", "add-witness", "--dir", world.dir(), "--party", "region-exemple", key.trim()]);
    let log_key = ok(&["log", "key", "--dir", world.dir()]).stdout;
    ok(&["witness", "follow", "--dir", text(&witness), log_key.trim()]);
    ok(&["log", "request", "--dir", world.dir(), name, "-o", text(&request)]);
    ok(&["witness", "cosign", "--dir", text(&witness), text(&request), "-o", text(&answer)]);
    ok(&["log", "cosign", "--dir", world.dir(), name, text(&answer)]);
    world.delivered(0, "aaf", &[]);
}
