//! Which addresses of machines belong to the network that the program runs in, and to nobody's website.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Returns whether a machine's address is not one of the public network: this computer, its own network, the services of a data
/// centre, or an address that stands for such a one.
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        // "This network", the networks of providers, protocols, relays, measurements, and what is kept for later.
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a, b, c) == (192, 0, 0)
        || (a, b, c) == (192, 88, 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let [.., high, low] = parts;
    let embedded = Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match parts {
        // An IPv4 address in the clothes of an IPv6 one, mapped, translated or as it was once written.
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0, 0, 0, 0, 0xffff, 0, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => {
            is_private_v4(embedded)
        }
        [0x64, 0xff9b, 1, ..] => true,
        [0x2002, high, low, ..] => is_private_v4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))),
        // Only these are given to anybody, without tunnels, tests and examples.
        [first, second, ..] => {
            !(0x2000..0x4000).contains(&first)
                || (first == 0x2001 && (second < 0x200 || second == 0xdb8))
                || (first == 0x3fff && second < 0x1000)
        }
    }
}
