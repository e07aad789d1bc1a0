//! What counts as one client.

use std::net::{IpAddr, Ipv6Addr};

/// The /64 network of an IPv6 address, because one client usually has all of its addresses.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}
