label = Token của bạn sắp hết hạn
count = { NUMBER($count) } token của bạn hết hạn trong vòng 7 ngày
