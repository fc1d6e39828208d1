"""Quantities, domain by domain: what counts, how it is qualified, what it counts, per what.

A row reads: sentence, then each quantity as "value unit", with what is not the default behind it:
a qualifier, a measure other than count, "/" and the period or holder.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_rows import read, show

from extractors.reading import CellContext

MEDIA = [
    ("Đài phát 1.486 tin, 212 bài và 35 phóng sự.", "1486 tin; 212 bài; 35 phóng sự"),
    ("Thực hiện 245 tin, bài, phóng sự; 12 chuyên mục.", "245 tin, bài, phóng sự; 12 chuyên mục"),
    (
        "Trung bình mỗi Đài Truyền thanh cấp huyện có 36/ tin, bài, phóng sự, ghi nhận/năm.",
        "36 tin, bài, phóng sự, ghi nhận (mean) /năm",
    ),
    ("Cập nhật 3,150 trang tin lên cổng.", "3150 trang tin"),
    (
        "Sản xuất 24 chương trình phát thanh, mỗi chương trình 15 phút.",
        "24 chương trình phát thanh; 15 phút [duration] /chương trình",
    ),
    ("Phát sóng 730 giờ trên tổng số 900 giờ.", "730 giờ [duration]; 900 giờ [duration]"),
    ("Đăng 120 tin, ảnh trên trang Zalo; đạt hơn 45.000 lượt xem.", "120 tin, ảnh; 45000 lượt xem (over)"),
    ("Chương trình thời sự phát lúc 5 giờ, 11 giờ và 17 giờ trên sóng FM 96,4 MHz.", ""),
    ("Tiếp sóng từ 5 giờ 30 phút đến 6 giờ, 24/24 giờ.", ""),
    ("Thời lượng 30 phút/ngày, phát 2 lần/ngày.", "30 phút [duration] /ngày; 2 lần /ngày"),
    (
        "Treo 120 băng rôn, khẩu hiệu; 15 pa nô; 1.200 m2 pa nô tấm lớn.",
        "120 băng rôn, khẩu hiệu; 15 pa nô; 1200 m2 [other]",
    ),
    ("Phát thanh từ 3 lên 6 buổi/tuần.", "3 buổi /tuần; 6 buổi /tuần"),
    ("Phát hành 12.500 tờ báo, 36 số báo, mỗi số 8 trang.", "12500 tờ báo; 36 số báo; 8 trang /số"),
    ("Kênh VTV1, kênh THĐT1 và FM 99,0 MHz phát lại.", ""),
    (
        "Website có trên 21 nghìn lượt truy cập, bình quân 700 lượt/ngày.",
        "21000 lượt truy cập (over); 700 lượt (mean) /ngày",
    ),
]
POLICE = [
    (
        "Phát hiện 31 vụ, bắt 45 đối tượng, thu giữ 02 khẩu súng, 05 viên đạn.",
        "31 vụ; 45 đối tượng; 2 khẩu súng; 5 viên đạn",
    ),
    (
        "Không đội mũ bảo hiểm 32, không có giấy phép lái xe 14, vi phạm khác 39.",
        "32 Không đội mũ bảo hiểm; 14 không có giấy phép lái xe; 39 vi phạm khác",
    ),
    (
        "Xảy ra 12 vụ tai nạn giao thông, làm chết 03 người, bị thương 15 người.",
        "12 vụ tai nạn giao thông; 3 người; 15 người",
    ),
    (
        "Thu 42,75 gam heroin, 1,8 kg cần sa, 36,5 triệu đồng.",
        "42.75 gam [other]; 1.8 kg [other]; 36500000 đồng [money]",
    ),
    (
        "Xử phạt 81 trường hợp vi phạm, phạt tiền 54,4 triệu đồng, tạm giữ 21 xe mô tô.",
        "81 trường hợp; 54400000 đồng [money]; 21 xe mô tô",
    ),
    ("Ban Chỉ đạo 138 họp; Công an tỉnh tuần tra Quốc lộ 30, tuyến ĐT 848.", ""),
    ("Xe mang biển số 86B8-123.45, gọi số 0252.3882.113 hoặc 113.", ""),
    ("Tội phạm về ma túy giảm 12% so với cùng kỳ, còn 287 người nghiện.", "12 % [percent]; 287 người nghiện"),
]
HEALTH = [
    ("Ghi nhận 16 ca mắc sốt xuất huyết, 2 ổ dịch; không có tử vong.", "16 ca mắc; 2 ổ dịch"),
    (
        "Tiêm 12.500 liều vắc xin cho 9.800 trẻ em, đạt 96,5%.",
        "12500 liều vắc xin; 9800 trẻ em; 96.5 % [percent]",
    ),
    ("Lấy 186 mẫu, cách ly 94 công dân trong 14 ngày.", "186 mẫu; 94 công dân; 14 ngày [duration]"),
    ("Người cao tuổi từ 60 tuổi trở lên được khám.", "60 tuổi (at_least) [other]"),
    (
        "Khám bệnh cho ít nhất 1.000 lượt người; phát 500 suất quà.",
        "1000 lượt người (at_least); 500 suất quà",
    ),
    (
        "Toàn huyện có 11/11 trạm y tế, 35 bác sỹ, 120 giường bệnh.",
        "11-11 trạm y tế [ratio]; 35 bác sỹ; 120 giường bệnh",
    ),
    ("Thông điệp 5K, phòng chống Covid-19, “1.000 ngày vàng”.", ""),
]
EDUCATION = [
    (
        "Toàn tỉnh có 652 trường, 12.034 lớp, 358.000 học sinh, sinh viên.",
        "652 trường; 12034 lớp; 358000 học sinh, sinh viên",
    ),
    (
        "Mở 06 lớp tập huấn cho hơn 1.200 học sinh, sinh viên, đoàn viên.",
        "6 lớp tập huấn; 1200 học sinh, sinh viên, đoàn viên (over)",
    ),
    ("Tổ chức hội thi cho học sinh lớp 9 và lớp 12.", ""),
    ("Khoảng 50 học viên là phóng viên tham dự.", "50 học viên (about)"),
    (
        "Trao 20 suất học bổng, mỗi suất 1 triệu đồng, cho em học sinh nghèo.",
        "20 suất học bổng; 1000000 đồng [money] /suất",
    ),
    ("Có 98,7% thí sinh đỗ tốt nghiệp, tăng 1,2 điểm phần trăm.", "98.7 % [percent]; 1.2 % [percent]"),
]
AGRICULTURE = [
    ("Xuống giống 1.450 ha lúa, năng suất 6,5 tấn/ha.", "1450 ha [other]; 6.5 tấn [other] /ha"),
    ("Tiêu hủy trên 16.000 con lợn tại 1 ổ dịch.", "16000 con lợn (over); 1 ổ dịch"),
    ("Hơn 200 con trâu, bò bị chết rét.", "200 con trâu, bò (over)"),
    ("Thả 50.000 con cá giống, trồng 2.500 cây xanh.", "50000 con cá giống; 2500 cây xanh"),
    ("Đạt 18/19 tiêu chí, riêng tiêu chí số 17 chưa đạt.", "18-19 tiêu chí [ratio]"),
    ("Hộ nghèo còn 245 hộ, giảm 38 hộ.", "245 hộ; 38 hộ"),
    ("Bình quân đầu người đạt 41,5 triệu đồng/năm.", "41500000 đồng (mean) [money] /năm"),
    (
        "Có 11/12 xã về đích; số tiêu chí đạt bình quân 14 tiêu chí/1 xã, tăng 5,5 tiêu chí.",
        "11-12 xã [ratio]; 14 tiêu chí (mean) /xã; 5.5 tiêu chí",
    ),
    (
        "Nhân dân hiến trên 100.000m2 đất, góp gần 90.000 ngày công.",
        "100000 m2 (over) [other]; 90000 ngày công (nearly)",
    ),
]
CONSTRUCTION = [
    ("Khởi công 12 công trình, tổng mức đầu tư 4,368 tỷ đồng.", "12 công trình; 4368000000 đồng [money]"),
    (
        "Xây mười hai căn nhà tình thương, trị giá 480 triệu đồng.",
        "12 căn nhà tình thương; 480000000 đồng [money]",
    ),
    ("Nâng cấp 3,5 km đường, 2 cây cầu tại ấp 4 và ấp 5B.", "3.5 km [other]; 2 cây cầu"),
    ("Bản vẽ tỷ lệ 1/500, phụ lục 2, gói thầu số 3.", ""),
    ("Lắp đặt 68 loa nén, 34 cụm loa, 1.250 m dây điện.", "68 loa nén; 34 cụm loa; 1250 m [other]"),
    ("Tuyến đường dài 2 km, rộng 3 - 4 m.", "2 km [other]; 3-4 m [other]"),
]
ELECTIONS = [
    (
        "Bầu 35 đại biểu tại 10 đơn vị bầu cử, có năm mươi tám ứng cử viên.",
        "35 đại biểu; 10 đơn vị bầu cử; 58 ứng cử viên",
    ),
    ("61.204/61.290 cử tri đi bầu, đạt 99,86%.", "61204-61290 cử tri [ratio]; 99.86 % [percent]"),
    (
        "Mỗi đơn vị bầu cử tổ chức từ 03 đến 05 cuộc, mỗi cuộc không quá một giờ rưỡi.",
        "3-5 cuộc /đơn vị bầu cử; 1.5 giờ (at_most) [duration] /cuộc",
    ),
    ("Đơn vị bầu cử số 4, khu vực bỏ phiếu số 12, tổ bầu cử 5.", ""),
    ("Đại biểu Quốc hội khóa XV, kỳ họp thứ 8, lần thứ 3.", ""),
]
PARTY = [
    (
        "Kết nạp 12 đảng viên, đạt 120% chỉ tiêu; có 3/5 chi bộ trong sạch.",
        "12 đảng viên; 120 % [percent]; 3-5 chi bộ [ratio]",
    ),
    ("Kỷ niệm 90 năm Ngày thành lập Đảng; mở chuyên mục “90 năm Đảng Cộng sản”.", "90 năm [duration]"),
    ("Chỉ thị 05, Nghị quyết 35, Quy định 69 được quán triệt tại 21 cơ sở Hội.", "21 cơ sở Hội"),
    ("Số hội viên là 2.150; đội ngũ báo cáo viên: 45.", "2150 hội viên; 45 báo cáo viên"),
    ("Trao Huy hiệu 30 năm tuổi Đảng cho 5 đồng chí.", "5 đồng chí"),
    (
        "Trao Huy hiệu 40, 50 năm tuổi Đảng cho 7 đảng viên; nhân 30 năm tái lập tỉnh.",
        "7 đảng viên; 30 năm [duration]",
    ),
]
LABOUR = [
    ("Giải quyết việc làm cho 3.200 lao động, trong đó 120 người đi xuất khẩu.", "3200 lao động; 120 người"),
    ("Đào tạo nghề cho 1.500 lao động nông thôn, mỗi lớp 35 học viên.", "1500 lao động; 35 học viên /lớp"),
    (
        "Trợ cấp 405.000 đồng/người/tháng cho 1.020 người cao tuổi.",
        "405000 đồng [money] /người/tháng; 1020 người cao tuổi",
    ),
    ("Cai nghiện tự nguyện: nam 25, nữ 3.", "25 nam; 3 nữ"),
]
JUSTICE = [
    (
        "Có 104.619 tổ hòa giải với 651.788 hòa giải viên; bình quân từ 05 - 07 hòa giải viên/tổ.",
        "104619 tổ hòa giải; 651788 hòa giải viên; 5-7 hòa giải viên (mean) /tổ",
    ),
    ("Hòa giải 723.907 vụ, việc theo khoản 2 Điều 5, điểm a khoản 3 Điều 21.", "723907 vụ, việc"),
    (
        "Tiếp 45 lượt công dân, nhận 12 đơn thư, giải quyết 10/12 đơn.",
        "45 lượt công dân; 12 đơn thư; 10-12 đơn [ratio]",
    ),
    ("Chứng thực 2.300 bản sao; thực hiện thủ tục ở mức độ 4.", "2300 bản sao"),
]
CULTURE = [
    (
        "Đón 120 nghìn lượt khách, doanh thu ước đạt 65 tỷ đồng.",
        "120000 lượt khách; 65000000000 đồng (about) [money]",
    ),
    (
        "Tổ chức 3 đêm văn nghệ, 12 giải thể thao; đoạt 5 huy chương vàng (05 vàng, 06 đồng).",
        "3 đêm văn nghệ; 12 giải; 5 huy chương vàng; 5 vàng; 6 đồng",
    ),
    ("Công nhận hai di tích, ba lễ hội; một số địa phương chậm.", "2 di tích; 3 lễ hội"),
    (
        "Thư viện có 25.000 bản sách, phục vụ 120 lượt bạn đọc mỗi ngày.",
        "25000 bản sách; 120 lượt bạn đọc /ngày",
    ),
    (
        "Chiếu phim 27 buổi tại 9 xã, phục vụ khoảng 8.500 lượt người.",
        "27 buổi; 9 xã; 8500 lượt người (about)",
    ),
]
DISASTER = [
    (
        "Mưa lũ làm 50 người chết, 113 ngôi nhà sập, ngập trên 1.450 ha lúa.",
        "50 người; 113 ngôi nhà; 1450 ha (over) [other]",
    ),
    ("Gió giật cấp 8, bão số 3, báo động 3; lượng mưa 214 mm.", "214 mm [other]"),
    ("Huy động 1.350 cán bộ, chiến sỹ và 14 xe tải.", "1350 cán bộ, chiến sỹ; 14 xe tải"),
    (
        "Cấp 3.000 thùng mì tôm, 500 áo phao, hai trăm năm mươi chiếc chăn.",
        "3000 thùng mì tôm; 500 áo phao; 250 chiếc chăn",
    ),
    (
        "Thiệt hại xấp xỉ 165 tỷ đồng, ước 120 nghìn m3 đất đá.",
        "165000000000 đồng (about) [money]; 120000 m3 (about) [other]",
    ),
]
FINANCE = [
    (
        "Thu ngân sách 1 tỷ 200 triệu đồng, chi 850.000.000 đồng.",
        "1200000000 đồng [money]; 850000000 đồng [money]",
    ),
    (
        "Hỗ trợ từ 2 - 3 triệu đồng/hộ, tối đa 5 triệu đồng.",
        "2000000-3000000 đồng [money] /hộ; 5000000 đồng (at_most) [money]",
    ),
    ("Vay hai triệu rưỡi đồng trong 24 tháng.", "2500000 đồng [money]; 24 tháng [duration]"),
    ("Giải ngân 3.000 tỷ đồng, đạt 68,7% kế hoạch.", "3000000000000 đồng [money]; 68.7 % [percent]"),
    ("Doanh thu 1.2 tỷ đồng, tăng gấp 2 lần.", "1200000000 đồng [money]; 2 lần"),
]
QUALIFIERS = [
    ("Hơn 50 người.", "50 người (over)"),
    ("Không dưới 50 người.", "50 người (at_least)"),
    ("Không quá 50 người.", "50 người (at_most)"),
    ("Chưa đến 50 người.", "50 người (under)"),
    ("Có 50 người trở lên.", "50 người (at_least)"),
    ("Từ 80% trở lên số hộ.", "80 % (at_least) [percent]"),
    ("Từ 03 lần/năm trở lên.", "3 lần (at_least) /năm"),
    ("Cao hơn 2,36 tiêu chí so với cả nước.", "2.36 tiêu chí"),
    ("Triển khai trên 12/12 huyện, thành phố.", "12-12 huyện, thành phố [ratio]"),
    ("Ước khoảng 300 hộ; gần một nghìn hai trăm hộ.", "300 hộ (about); 1200 hộ (nearly)"),
    ("Trung bình 3,5 tin/ngày.", "3.5 tin (mean) /ngày"),
    ("Mỗi tuần, Đài phát 3 buổi, 2 chuyên mục.", "3 buổi /tuần; 2 chuyên mục /tuần"),
    ("Tối thiểu 02 buổi tuyên truyền/tháng.", "2 buổi tuyên truyền (at_least) /tháng"),
    ("Từ 20 đến 30 người; 20 - 30 người; 20-30 người.", "20-30 người; 20-30 người; 20-30 người"),
    (
        "12 tin/1 xã; 120 lượt/150 lượt người; 130 đài/143 xã.",
        "12 tin /xã; 120 lượt; 150 lượt người; 130 đài; 143 xã",
    ),
    (
        "Có 13cán bộ, 21người, 15phút,gần 4000 tin.",
        "13 cán bộ; 21 người; 15 phút [duration]; 4000 tin (nearly)",
    ),
    ("Hai mươi lăm cuộc, mười lăm lớp, ba hội nghị.", "25 cuộc; 15 lớp; 3 hội nghị"),
    ("Một lớp tập huấn, một số xã, một trong những đơn vị, một cách.", "1 lớp tập huấn"),
    ("Trung bình mỗi tháng, mỗi xã phát từ 8 - 10 tin, bài.", "8-10 tin, bài (mean) /xã"),
    ("Bình quân 1 cán bộ phụ trách 3 thôn.", "3 thôn (mean) /cán bộ"),
    ("Giải ngân 125,6/180 tỷ đồng.", "125600000000-180000000000 đồng [ratio]"),
    ("Mỗi ngày phát 2 buổi, buổi sáng từ 5h00 đến 6h30.", "2 buổi /ngày"),
    ("Tổng số tin, bài: 1.234; số buổi: 45.", "1234 tin, bài; 45 buổi"),
    (
        "Giảm từ 12 xuống còn 5 vụ; 2/3 số hộ; trị giá 1,2 tỷ.",
        "12 vụ; 5 vụ; 2-3 hộ [ratio]; 1200000000 đồng [money]",
    ),
    ("Năm 5 tuổi; trong năm đài; mở năm lớp bồi dưỡng.", "5 tuổi [other]; 5 lớp bồi dưỡng"),
    ("Đạt 30%1; chiếm 45 %.", "30 % [percent]; 45 % [percent]"),
]
SHORTEST = [
    ("1,9 triệu lượt người nghe; 2.500 lượt người xem.", "1900000 lượt người; 2500 lượt người"),
    ("851 người mắc, 215 chị mượn vốn, 18.370 nhà ngập.", "851 người; 215 chị; 18370 nhà"),
    (
        "146 tờ khai nghi gian lận, 05 quyển kèm theo, 2.760 cây dừa đốn bỏ.",
        "146 tờ khai; 5 quyển; 2760 cây dừa",
    ),
    ("265 gia đình chính sách, 720 con bò sinh sản, 22 xã biên giới.", "265 gia đình; 720 con bò; 22 xã"),
    ("03 chốt kiểm soát, 215 đơn trùng, 178 hộ thoát nghèo.", "3 chốt; 215 đơn; 178 hộ"),
    (
        "07 xe nước mía, 01 xe bồn, 04 máy may, 96 máy tuốt lúa.",
        "7 xe nước mía; 1 xe bồn; 4 máy may; 96 máy tuốt lúa",
    ),
    ("12 máy dệt hỏng, 3 xe chở cá, 2 tàu mắc cạn.", "12 máy dệt; 3 xe; 2 tàu"),
    ("9 bến khách, 8.000 tập gấp song ngữ, 05 biển chỉ dẫn.", "9 bến khách; 8000 tập gấp; 5 biển chỉ dẫn"),
    ("35 điểm thi, 667 phòng thi, hai phòng bỏ phiếu.", "35 điểm thi; 667 phòng thi; 2 phòng bỏ phiếu"),
    ("14.725 thẻ BHYT, 2.310 sổ BHXH, 12 máy ATM.", "14725 thẻ BHYT; 2310 sổ BHXH; 12 máy ATM"),
    (
        "5.900 lượt an toàn viên, 12 giám định viên, một giám thị.",
        "5900 lượt an toàn viên; 12 giám định viên; 1 giám thị",
    ),
    (
        "hơn 60 phích vắc xin, 19 tủ lạnh, 01 cân tiểu ly.",
        "60 phích vắc xin (over); 19 tủ lạnh; 1 cân tiểu ly",
    ),
    (
        "22 phiên giao dịch việc làm, 12 nghìn vị trí việc làm.",
        "22 phiên giao dịch việc làm; 12000 vị trí việc làm",
    ),
    ("Cách ly 45 F1, 120 F2; 3 HTX, 14 THT; kế hoạch 30 HTX.", "45 F1; 120 F2; 3 HTX; 14 THT; 30 HTX"),
    ("12 giải thể thao; 6 thư mục; 05 chi nhánh đặt tại huyện.", "12 giải; 6 thư mục; 5 chi nhánh"),
    ("Luân chuyển 61.200 lượt sách, báo.", "61200 lượt sách, báo"),
]
NEARBY = [
    ("Trung bình mỗi Đài truyền thanh xã, thị trấn phát 36 tin, bài/năm.", "36 tin, bài (mean) /năm"),
    ("Cấp phát 4.500 tờ rơi, tờ gấp; treo 30 băng rôn.", "4500 tờ rơi, tờ gấp; 30 băng rôn"),
    ("Đăng 128 tin, bài phản ánh công tác cai nghiện.", "128 tin, bài"),
    ("Đêm giao thừa 0 giờ; bản tin 6h; ngập hơn mười hécta.", "10 hécta (over) [other]"),
    ("Tư vấn nhóm 246 cuộc; đốt vàng mã 02 vụ; Nhật Bản 971 người.", "246 cuộc; 2 vụ; 971 người"),
    ("Bưu cục cấp 1, cấp 2 và 148 điểm bưu điện.", "148 điểm bưu điện"),
    ("Đoạn đường dài hơn 3 km; cao hơn 2 m so với đỉnh lũ.", "3 km (over) [other]; 2 m [other]"),
    (
        "Vượt 24,2% so với chỉ tiêu; vượt 38 hộ so với năm trước; vượt 100 hộ.",
        "24.2 % [percent]; 38 hộ; 100 hộ (over)",
    ),
    ("Sưu tầm 31 làn điệu, 12 hương ước.", "31 làn điệu; 12 hương ước"),
    ("Phát vào 5h30 và 17h; thời lượng 2 giờ.", "2 giờ [duration]"),
    ("Mật số 750 - 1.500 con/m2.", "750-1500 con /m2"),
    ("Mỗi chuyến hai mươi lăm người; bằng 3 ổ khóa mỗi tủ.", "25 người /chuyến; 3 ổ khóa /tủ"),
    (
        "Mỗi phòng bố trí tối đa 24 thí sinh, có hai giám thị.",
        "24 thí sinh (at_most) /phòng; 2 giám thị /phòng",
    ),
    ("Mỗi ngày có 80 lượt dân đến tại 06 quầy.", "80 lượt dân /ngày; 6 quầy"),
    (
        "Trẻ từ 5 đến dưới 12 tuổi; hơn nửa triệu thuê bao; một nửa số hộ.",
        "5-12 tuổi [other]; 500000 thuê bao (over)",
    ),
    (
        "Lỗi: chạy quá tốc độ 71, đi sai làn đường 38, vượt đèn đỏ 55.",
        "71 chạy quá tốc độ; 38 đi sai làn đường; 55 vượt đèn đỏ",
    ),
    ("Có 02 sản phẩm OCOP 3 sao; hệ thống đài 3 cấp; cả 3 cấp.", "2 sản phẩm; 3 cấp"),
    ("Bài dài 1.500 từ.", "1500 từ"),
    ("Giải ngân 45 tỷ cho 1.250 khách hàng.", "45000000000 đồng [money]; 1250 khách hàng"),
    ("Trang bị 12 dụng cụ thể dục.", "12 dụng cụ"),
    ("Số liệu: nam 25, nữ 31, dân tộc thiểu số 12.", "25 nam; 31 nữ; 12 dân tộc thiểu số"),
]
LISTED = [
    ("Sốt xuất huyết (đơn vị tính: ca): xã A 17, xã B 5, thị trấn C 0.", "17 ca; 5 ca; 0 ca"),
    ("Thu ngân sách (ĐVT: triệu đồng): xã A 1.200; xã B 350,5.", "1200000000 đồng [money]; 350500000 đồng [money]"),
    ("Số vụ tai nạn (vụ): Long Hồ 12, Tam Bình 7. Tổ 5 trực đêm.", "12 vụ; 7 vụ"),
    ("Vi phạm: không đội mũ (cả trẻ em) 32, chạy quá tốc độ 15.", "32 không đội mũ; 15 chạy quá tốc độ"),
    ("Hồ sơ ký số 100%; án điểm 02 vụ; chỉ đạo điểm 3 xã.", "100 % [percent]; 2 vụ; 3 xã"),
    ("Thu 4 xuồng, bố trí 02 chuyên trách, mở 6 làn xe, ồn 85 dBA, nén 8 bar.",
     "4 xuồng; 2 chuyên trách; 6 làn xe; 85 dBA [other]; 8 bar [other]"),
    ("Sản lượng ước tăng 8,3%; tàu chở vượt 05 người.", "8.3 % (about) [percent]; 5 người"),
    ("Số lượt khách vượt 1.000 lượt.", "1000 lượt (over)"),
    ("Chi phí một đợt nội trú 1.985.000 đồng; giá một suất ăn 35.000 đồng.",
     "1985000 đồng [money] /đợt; 35000 đồng [money] /suất ăn"),
    ("Chi phí một đợt cao điểm rất lớn; đã mở một đợt.", "1 đợt cao điểm; 1 đợt"),
    ("Trao 05 mái ấm tình thương, 120 dụng cụ chứa nước, 14 cột truyền thanh, 30 băng cát-xét.",
     "5 mái ấm tình thương; 120 dụng cụ chứa nước; 14 cột truyền thanh; 30 băng cát-xét"),
    ("Tổng cộng: 117.000.000 đồng (Bằng chữ: Một trăm mười bảy triệu đồng chẵn).", "117000000 đồng [money]"),
    ("Xã có tỷ lệ thấp nhất là 97,03%; mỗi tháng phát thấp nhất 02 buổi.", "97.03 % [percent]; 2 buổi (at_least) /tháng"),
    ("Bố trí ít nhất 2 người canh gác mỗi điếm đê.", "2 người (at_least) /điếm đê"),
    ("Khống chế dưới 50 ca/100.000 dân; đạt 120 lượt/150 lượt người.",
     "50 ca (under) /100.000 dân; 120 lượt; 150 lượt người"),
    ("Máy bơm chạy 1.980 giờ máy; 02 người chơi; 3.118 lượt khách hàng.",
     "1980 giờ máy; 2 người chơi; 3118 lượt khách hàng"),
    ("Trưởng thành Đoàn 85 đ/c; thắp 1.000 ngọn nến tri ân; 15 giải (1 nhất, 3 nhì).",
     "85 đ/c; 1000 ngọn nến; 15 giải; 1 nhất; 3 nhì"),
    ("Nhiệt độ thấp nhất 12 độ C, cao nhất 28 độ C.", "12 độ C [other]; 28 độ C [other]"),
    ("Gửi 05 chất vấn bằng ba thứ tiếng; hai bên đã ký.", "5 chất vấn; 3 thứ tiếng"),
    ("Đặt 3.420 tờ báo Nhân Dân mỗi kỳ, tăng 4,2%; mỗi tuần, Đài phát 3 buổi.",
     "3420 tờ báo /kỳ; 4.2 % [percent]; 3 buổi /tuần"),
    ("Lắp 15 máy thổi gió, 01 tủ nguồn, 05 bến phao; lập 01 tổ cơ động.",
     "15 máy thổi gió; 1 tủ nguồn; 5 bến phao; 1 tổ cơ động"),
    ("Gỡ 25 bẫy thú, thả 3 cá thể tê tê, xóa 09 nhà tạm.", "25 bẫy thú; 3 cá thể tê tê; 9 nhà tạm"),
]  # fmt: skip
REJECTED = [
    "Điều 5, khoản 2, điểm 3, mục 2.1, phụ lục 4, biểu số 2, trang 15.",
    "thôn 2 xã Cao Kỳ; tổ 4 phường Sông Cầu; khóm 3, ấp Tân Phú 2, khu phố 7.",
    "Quốc lộ 1A, QL 14B, ĐT 943, tỉnh lộ 309, đường 30/4, đèo km 11.",
    "lúc 08h00, vào 19 giờ 45, từ 7 giờ đến 19 giờ, 0 giờ.",
    "điện thoại 0293.3876.000, tổng đài 1900, số 0912345678, fax 067.3851.234.",
    "Chương trình 135 giai đoạn 2; Đề án 06; Dự án 6; Tiểu dự án 1.",
    "Cách mạng công nghiệp 4.0; phiên bản 2.0; mạng 4G; chuẩn DVB-T2.",
    "thứ 2, thứ 5 hàng tuần; ngày 15 hằng tháng; tuần 3; quý 2.",
    "mô hình 5 không 3 sạch; phương châm 4 tại chỗ; phong trào “3 nhất”.",
    "lần thứ 3; khóa 11; nhiệm kỳ 12; học kỳ 2; lớp 9; hạng 2.",
    "một cửa; một số; một vài; một phần; hàng nghìn; hàng trăm người; vài chục hộ.",
    "1. Kết quả; 2.1. Tồn tại; (1) Theo báo cáo; [2] Đã dẫn.",
    "Vệ tinh VINASAT-1; Covid-19; mẫu 13a; Phòng PV01; trạm U2.",
    "thôn Ba Khe, huyện Năm Căn, xã Tám Ngàn.",
    "theo các khoản 1, 2 và 3 Điều 21; điểm 2, 3 mục I; vòng 2 cuộc thi; chi bộ 4; chi hội 2.",
    "ngã tư số 1, xe số 04, số nhà 2 đường số 5; mũi 3; tần số từ 54 - 68 MHz; kênh 33.",
    "Windows 10, IPv6, súng K54, cúm A/H1N1, chuẩn MPEG-4, biển số 66A-123.45.",
    "lễ 30/4, đường 3/2; tỷ lệ 1/500 trung tâm xã; bấm phím 0; mã số 0123.",
    "xã Sơn Kim 2 dọc quốc lộ; thôn Nà Riềng 1 dột nát; vắc xin 5 trong 1; giá lúa IR 50404 từ đầu năm.",
    "tổng đài 1900.9068 hoạt động; gọi 1800 1091; số 18001091; biểu mẫu 1a, 2b, 3 thay đổi.",
    "dán áp phích ở lầu 1, lầu 2; lấy số tại bàn 1, bàn 2; Đồn Biên phòng 680 tuần tra; chính quyền 2 cấp.",
    "trung đội nữ pháo binh 85 mm; súng máy 12,7 mm; phát sáng từ 5 giờ đến 6 giờ, chiều 17 giờ.",
    "liên hệ 0912.xxx.345 hoặc 098.456.xxx; SĐT: 0977xxx888; số máy 0988 *** 123.",
    "hai bên, ba phía, hai chiều, chính quyền địa phương hai cấp.",
]
ROWS = [
    pytest.param(text, expected, id=f"{domain}: {text[:40]}")
    for domain, rows in (
        ("media", MEDIA), ("police", POLICE), ("health", HEALTH), ("education", EDUCATION), ("agriculture", AGRICULTURE),
        ("construction", CONSTRUCTION), ("elections", ELECTIONS), ("Party", PARTY), ("labour", LABOUR), ("justice", JUSTICE),
        ("culture", CULTURE), ("disaster", DISASTER), ("finance", FINANCE), ("wording", QUALIFIERS),
        ("shortest", SHORTEST), ("nearby", NEARBY), ("listed", LISTED),
    )
    for text, expected in rows
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_reads(text: str, expected: str) -> None:
    assert "; ".join(map(show, read(text))) == expected


@pytest.mark.parametrize("text", REJECTED)
def test_refuses(text: str) -> None:
    assert [show(quantity) for quantity in read(text)] == []


def test_a_date_is_no_quantity_and_no_unit() -> None:
    text = "Từ ngày 01/6 đến ngày 30/6/2020 có 12 lớp; khoản 2 năm 2019; thu 15,4 triệu đồng năm 2011."
    found = read(text, dates=("ngày 01/6 đến ngày 30/6/2020", "năm 2019", "năm 2011"))
    assert [show(quantity) for quantity in found] == ["12 lớp", "15400000 đồng [money]"]


def test_a_numbered_cell_holds_no_quantity() -> None:
    assert read("1.200", cell=CellContext("", "STT", None, None, numbered=True)) == []


PHRASES = [
    "hơn 1.200 lượt người",
    "05 lớp tập huấn",
    "12/12 huyện",
    "3,5 km",
    "54,4 triệu đồng",
    "hai hội nghị",
]
NOISE = ["Sở phối hợp tuyên truyền.", "Thực hiện Điều 5, khoản 2.", "Loa thôn 2 phát lúc 5 giờ 30 phút."]


@given(st.lists(st.sampled_from(NOISE)), st.sampled_from(PHRASES), st.lists(st.sampled_from(NOISE)))
def test_what_stands_around_never_changes_a_reading(before: list[str], phrase: str, after: list[str]) -> None:
    text = " ".join([*before, f"Kết quả: {phrase}.", *after])
    (found,) = read(text)
    (alone,) = read(f"Kết quả: {phrase}.")
    assert text[found.start : found.end] == phrase
    assert show(found) == show(alone)


@given(st.text(alphabet="0123456789.,/-–%() \nabđốmộtnăm haiườilớptinbài“”:;", max_size=200))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for quantity in read(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


@given(st.integers(1, 10**12))
def test_printing_a_count_and_reading_it_gives_it_back(number: int) -> None:
    (found,) = read(f"Có {number:,} người.".replace(",", "."))
    assert found.value == number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà giải viên", "hòa giải viên"),
        ("cán bộ, chiến sỹ", "cán bộ, chiến sĩ"),
        ("đồng", "ðồng"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    first, second = read(f"Có 25 {one} mới.")[0], read(f"Có 25 {other} mới.")[0]
    assert (first.value, first.measure) == (second.value, second.measure)
    assert first.end - first.start == second.end - second.start
