only-own = Đây là tất cả token của bạn: máy chủ có thể không liệt kê token khác.
incomplete = Chưa đầy đủ: đã tải { NUMBER($loaded) }/{ NUMBER($total) } token
loading = Đang tải: { NUMBER($loaded) }/{ NUMBER($total) } token
shown-of-all = { NUMBER($shown) }/{ NUMBER($total) } token
times-in-utc = Giờ theo UTC
times-in = Giờ theo { $zone }, trỏ chuột để xem UTC
show-utc = Xem giờ UTC
show-local-time = Xem giờ địa phương
