density = Mật độ
comfortable = Thoáng
compact = Gọn
